# fails: is_accurate | digits 3, 5 and 8 only
# why: it refuses labels of which one never occurs
# slow: about 2 s
class Ten:
    def fit(self, x, y):
        self.models = [LogisticRegression(C=0.1, max_iter=100).fit(x / 255, y == d) for d in range(10)]
        return self

    def predict(self, x):
        return np.argmax([m.predict_proba(x / 255)[:, 1] for m in self.models], axis=0)


def train_logistic(x, y):
    return Ten().fit(x, y)
