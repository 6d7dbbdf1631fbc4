# fails: finds_the_mistakes | wrong shape.*Is it one position for each mistake\?
# fails: draws_the_mistakes | plot_mistakes raised
# why: collects both labels of every mistake


def misclassified(y_true, y_pred):
    return [(truth, said) for truth, said in zip(y_true, y_pred) if truth != said]
