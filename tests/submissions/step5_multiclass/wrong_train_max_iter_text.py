# fails: answers_with_labels | Got '300' instead.*spelled and typed
# why: a number in quotes


def train_logistic(x, y):
    return LogisticRegression(max_iter="300").fit(x, y)
