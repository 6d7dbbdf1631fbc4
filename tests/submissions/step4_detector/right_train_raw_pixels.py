# right: as in article B: raw pixels and a loose tolerance, and a warning that it did not converge


def train_two_detector(x, y):
    return LogisticRegression(tol=0.1).fit(x, y == 2)
