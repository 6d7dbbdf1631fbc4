# fails: accuracy_is_the_share_of_right_answers | an array of shape \(30,\).*Is a mean
# why: stops at the comparison


def accuracy(y_true, y_pred):
    return y_true == y_pred
