# fails: accuracy_is_the_share_of_right_answers | accuracy says something else
# why: a dot product counts only where both are not 0


def accuracy(y_true, y_pred):
    return np.dot(y_true != 0, y_pred == y_true) / np.count_nonzero(y_true)
