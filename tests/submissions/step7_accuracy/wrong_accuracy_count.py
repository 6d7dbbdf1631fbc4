# fails: accuracy_is_the_share_of_right_answers | divided by the number of all.*expected: 0.7667 actual: 23
# why: forgets the division, as the article's loop only counts


def accuracy(y_true, y_pred):
    return sum(y_true == y_pred)
