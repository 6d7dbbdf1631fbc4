# fails: says_true_or_false | reduced to one value
# why: predict gives one answer for all


class Any:
    def __init__(self, m):
        self.m = m

    def fit(self, x, y):
        return self

    def predict(self, x):
        return bool(self.m.predict(x).any())


def train_two_detector(x, y):
    return Any(_new_detector().fit(x, y == 2))
