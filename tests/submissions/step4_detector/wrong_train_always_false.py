# fails: is_accurate | is right about 90\.0%
# fails: finds_the_twos | found 0% of the twos
# why: 90 % accurate, and proud of it


class NeverTwo:
    def fit(self, x, y):
        return self

    def predict(self, x):
        return np.zeros(len(x), dtype=bool)


def train_two_detector(x, y):
    return NeverTwo().fit(x, y)
