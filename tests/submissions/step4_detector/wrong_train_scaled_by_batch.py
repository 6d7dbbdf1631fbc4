# fails: is_accurate | Is something computed from all rows that predict is given
# why: predict divides by the largest pixel of the rows that it happens to be given
class Scaled(LogisticRegression):
    def fit(self, x, y):
        return super().fit(x / x.max(), y)

    def predict(self, x):
        return super().predict(x / x.max())


def train_two_detector(x, y):
    return Scaled(max_iter=500).fit(x, y == 2)
