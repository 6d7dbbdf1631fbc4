# fails: accuracy_is_the_share_of_right_answers | accuracy returned False
# why: compares the arrays as a whole


def accuracy(y_true, y_pred):
    return np.array_equal(y_true, y_pred)
