# fails: accuracy_is_the_share_of_right_answers | Is it rounded\?.*expected: 0\.766666\d+ actual: 0\.7667 *$
# why: rounds the result itself, not what is printed


def accuracy(y_true, y_pred):
    return float(f"{np.mean(y_true == y_pred):.4f}")
