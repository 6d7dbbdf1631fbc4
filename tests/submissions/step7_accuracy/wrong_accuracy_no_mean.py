# fails: accuracy_is_the_share_of_right_answers | an array of shape \(40,\).*Is a mean
# fails: evaluates_on_the_test_rows | 'accuracy'.*an array of shape \(20,\)
# why: stops after the comparison


def accuracy(y_true, y_pred):
    return y_true == y_pred
