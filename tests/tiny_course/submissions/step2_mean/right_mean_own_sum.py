# right: the mean by hand


def train_mean(x, y):
    return _Mean(sum(y) / len(y))
