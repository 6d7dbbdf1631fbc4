# fails: says_true_or_false | wrong shape
# why: predict gives a column, as a neural network does


class Column:
    def __init__(self, model):
        self.model = model

    def predict(self, x):
        return self.model.predict(x).reshape(-1, 1)


def train_two_detector(x, y):
    return Column(_new_detector().fit(x, two_targets(y)))
