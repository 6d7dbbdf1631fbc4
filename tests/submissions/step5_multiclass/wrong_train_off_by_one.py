# fails: answers_with_labels | Is something added to the labels
# why: counts labels from one
# slow: about 1 s


class FromOne(LogisticRegression):
    def predict(self, x):
        return super().predict(x) + 1


def train_logistic(x, y):
    return FromOne(max_iter=50).fit(x, y)
