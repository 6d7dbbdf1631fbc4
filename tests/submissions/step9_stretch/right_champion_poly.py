# right: another kernel, on pictures of half the size, and its own class with predict
# slow: about 1 s


class Champion:
    def __init__(self, x, y):
        self.model = SVC(kernel="poly", degree=3, C=10, coef0=1).fit(self.small(x), y)

    def small(self, x):
        return np.reshape(x, (-1, 14, 2, 14, 2)).mean(axis=(2, 4)).reshape(-1, 196) / 255

    def predict(self, x):
        return self.model.predict(self.small(x)).astype(float)


def train_champion(x, y):
    return Champion(x, y)
