# right: decides by the probability, and answers with a list of True and False
# slow: about half a second


class Detector:
    def __init__(self, model):
        self.model = model

    def predict(self, x):
        return [bool(likely > 0.4) for likely in self.model.predict_proba(x)[:, 1]]


def train_two_detector(x, y):
    return Detector(_new_detector().fit(x, two_targets(y)))
