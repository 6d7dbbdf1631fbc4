# fails: accuracy_is_the_share_of_right_answers | in percent.*76.67
# why: the articles speak of 95 %


def accuracy(y_true, y_pred):
    return 100 * np.mean(y_true == y_pred)
