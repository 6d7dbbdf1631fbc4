# fails: accuracy_is_the_share_of_right_answers | Is it rounded\?.*expected: 0.7667 actual: 0.77
# why: two decimals are enough for printing


def accuracy(y_true, y_pred):
    return round(np.mean(y_true == y_pred), 2)
