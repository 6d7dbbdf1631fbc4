# fails: accuracy_is_the_share_of_right_answers | divided by the number of all.*expected: 0.775 actual: 31
# fails: evaluates_on_the_test_rows | expected: 0.65 actual: 13
# why: forgets the division, as the article's loop only counts


def accuracy(y_true, y_pred):
    return sum(y_true == y_pred)
