# fails: is_accurate | Are the pixels scaled before fit, but not in predict
# why: divides only the training pixels by 255
# slow: about 2 s


def train_logistic(x, y):
    return LogisticRegression(C=0.1, max_iter=300).fit(x / 255, y)
