# fails: accuracy_is_the_share_of_right_answers | \(str\), where one number was expected
# why: formats the number for printing


def accuracy(y_true, y_pred):
    return f"{np.mean(y_true == y_pred):.1%}"
