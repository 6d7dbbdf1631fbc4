# fails: accuracy_is_the_share_of_right_answers | expected: 0.7667 actual: 1 *$
# why: len counts True and False alike


def accuracy(y_true, y_pred):
    return len(y_true == y_pred) / len(y_true)
