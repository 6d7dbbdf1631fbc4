# fails: accuracy_is_the_share_of_right_answers | 23 of 30 answers are right.*share of wrong answers.*expected: 0.7667 actual: 0.2333
# why: counts the mistakes instead of the right answers


def accuracy(y_true, y_pred):
    return np.mean(y_true != y_pred)
