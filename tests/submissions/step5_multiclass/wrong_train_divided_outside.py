# fails: is_accurate | is right for
# why: divides the training pixels by 255, and nobody else's


def train_logistic(x, y):
    return LogisticRegression(C=0.1, max_iter=300).fit(x / 255, y)
