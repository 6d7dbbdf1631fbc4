# fails: accuracy_is_the_share_of_right_answers | has no function accuracy
# fails: evaluates_on_the_test_rows | (?i)accuracy
# why: calls it by another name


def accuracy_of(y_true, y_pred):
    return np.mean(y_true == y_pred)


del accuracy
