# right: a support vector machine as it comes


def train_champion(x, y):
    return SVC().fit(x, y)
