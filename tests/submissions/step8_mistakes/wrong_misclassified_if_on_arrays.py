# fails: finds_the_mistakes | (?i)\ball\b.*\bany\b
# fails: draws_the_mistakes | (?i)\ball\b.*\bany\b
# why: uses if with whole arrays


def misclassified(y_true, y_pred):
    return [i for i in range(len(y_true)) if y_true != y_pred]
