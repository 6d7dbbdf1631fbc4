# fails: finds_the_mistakes | not the positions of the mistakes.*counted from 1
# why: counts positions from 1
# slow: about 1 s


def misclassified(y_true, y_pred):
    return [place for place, (truth, said) in enumerate(zip(y_true, y_pred), start=1) if truth != said]
