# fails: finds_the_mistakes | a set of 12, where an array was expected
# fails: draws_the_mistakes | TypeError
# why: collects the positions in a set, which has no order and cannot be cut


def misclassified(y_true, y_pred):
    return {i for i in range(len(y_true)) if y_true[i] != y_pred[i]}
