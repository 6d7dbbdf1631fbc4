# right: tells ten digits apart and says whether the answer is a 2
# slow: about 2 s


class TwoAmongTen(LogisticRegression):
    def predict(self, x):
        return super().predict(x / 255) == 2


def train_two_detector(x, y):
    return TwoAmongTen(C=0.1, max_iter=200).fit(x / 255, y)
