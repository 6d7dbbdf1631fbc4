# fails: finds_the_twos | found \d+% of the twos
# why: says True only when it is very sure


class Careful(LogisticRegression):
    def predict(self, x):
        return self.predict_proba(x / 255)[:, 1] > 0.93


def train_two_detector(x, y):
    return Careful(C=0.1, max_iter=300).fit(x / 255, y == 2)
