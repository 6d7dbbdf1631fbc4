# right: the targets are an object array of bools
# slow: about half a second
class Says(LogisticRegression):
    def predict(self, x):
        return np.array(super().predict(x / 255).tolist(), dtype=object)


def train_two_detector(x, y):
    return Says(C=0.1, max_iter=200).fit(x / 255, y == 2)
