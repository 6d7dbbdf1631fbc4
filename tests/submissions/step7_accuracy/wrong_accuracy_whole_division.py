# fails: accuracy_is_the_share_of_right_answers | expected: 0.775 actual: 0 *$
# fails: evaluates_on_the_test_rows | expected: 0.65 actual: 0 *$
# why: // divides to whole numbers


def accuracy(y_true, y_pred):
    return np.sum(y_true == y_pred) // len(y_true)
