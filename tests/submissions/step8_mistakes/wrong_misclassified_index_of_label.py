# fails: finds_the_mistakes | not the positions of the mistakes
# why: list.index finds only the first row with that label
# slow: about 1 s


def misclassified(y_true, y_pred):
    labels = list(y_true)
    return [labels.index(truth) for truth, said in zip(y_true, y_pred) if truth != said]
