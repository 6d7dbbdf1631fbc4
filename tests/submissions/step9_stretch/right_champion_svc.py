# right: a support vector machine as it comes
# slow: about 6 s


def train_champion(x, y):
    return SVC().fit(x, y)
