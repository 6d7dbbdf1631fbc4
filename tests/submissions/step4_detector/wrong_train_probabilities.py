# fails: says_true_or_false | float64.* where True/False were expected
# why: predict gives a probability, and nobody compares it with .5


class Likely:
    def __init__(self, model):
        self.model = model

    def predict(self, x):
        return self.model.predict_proba(x)[:, 1]


def train_two_detector(x, y):
    return Likely(_new_detector().fit(x, two_targets(y)))
