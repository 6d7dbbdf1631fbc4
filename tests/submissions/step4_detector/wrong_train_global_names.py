# fails: says_true_or_false | name 'x_train' is not defined
# why: copied from the article, where everything is a global variable


def train_two_detector(x, y):
    clf = LogisticRegression(tol=0.1)
    clf.fit(x_train, y_train_2)
    return clf
