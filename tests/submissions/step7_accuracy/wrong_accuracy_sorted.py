# fails: accuracy_is_the_share_of_right_answers | label in the same place
# why: compares the sorted labels


def accuracy(y_true, y_pred):
    return np.mean(np.sort(y_true) == np.sort(y_pred))
