# fails: finds_the_twos | took for a two
# fails: is_accurate | is right for
# why: says True as soon as a two is possible


class Eager(LogisticRegression):
    def predict(self, x):
        return self.predict_proba(x / 255)[:, 1] > 0.1


def train_two_detector(x, y):
    return Eager(C=0.1, max_iter=300).fit(x / 255, y == 2)
