# fails: finds_the_twos | found \d+% of the twos
# why: takes thick digits for smudges and says False to them; the accuracy hardly notices


class ThinOnly:
    def __init__(self, model):
        self.model = model

    def predict(self, x):
        return self.model.predict(x) & (x.mean(axis=1) < 30)


def train_two_detector(x, y):
    return ThinOnly(_new_detector().fit(x, two_targets(y)))
