# fails: finds_the_mistakes | text|str
# fails: draws_the_mistakes | IndexError
# why: turns the positions into text


def misclassified(y_true, y_pred):
    return [str(i) for i in range(len(y_true)) if y_true[i] != y_pred[i]]
