# fails: accuracy_is_the_share_of_right_answers | //.*expected: 0.7667 actual: 0 *$
# why: // divides to whole numbers


def accuracy(y_true, y_pred):
    return np.sum(y_true == y_pred) // len(y_true)
