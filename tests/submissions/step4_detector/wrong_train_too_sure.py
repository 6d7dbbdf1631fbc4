# fails: finds_the_twos | found \d+% of the twos
# why: wants to be almost certain before it says True
# The accuracy stays just where it may be.


class Sure:
    def __init__(self, model):
        self.model = model

    def predict(self, x):
        return self.model.predict_proba(x)[:, 1] > 0.97


def train_two_detector(x, y):
    return Sure(_new_detector().fit(x, two_targets(y)))
