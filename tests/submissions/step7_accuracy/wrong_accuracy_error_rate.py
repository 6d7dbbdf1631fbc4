# fails: accuracy_is_the_share_of_right_answers | 31 of 40 answers are right.*expected: 0.775 actual: 0.225
# fails: evaluates_on_the_test_rows | expected: 0.65 actual: 0.35
# why: counts the mistakes instead of the right answers


def accuracy(y_true, y_pred):
    return np.mean(y_true != y_pred)
