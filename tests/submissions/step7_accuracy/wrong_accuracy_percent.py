# fails: accuracy_is_the_share_of_right_answers | 77.5
# fails: evaluates_on_the_test_rows | expected: 0.65 actual: 65
# why: the articles speak of 95 %


def accuracy(y_true, y_pred):
    return 100 * np.mean(y_true == y_pred)
