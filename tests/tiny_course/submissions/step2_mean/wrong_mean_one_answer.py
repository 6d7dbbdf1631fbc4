# fails: predicts_the_mean | shape
# fails: predicts_for_every_row | shape
# why: one answer for all


class _Mean:
    def __init__(self, mean):
        self.mean = mean

    def predict(self, x):
        return [self.mean]


def train_mean(x, y):
    return _Mean(np.mean(y))
