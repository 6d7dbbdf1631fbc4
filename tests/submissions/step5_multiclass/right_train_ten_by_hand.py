# right: a detector for every digit that occurs, and the highest probability wins
# slow: about 2 s
class Ten:
    def fit(self, x, y):
        self.classes_ = np.unique(y)
        self.models = [LogisticRegression(C=0.1, max_iter=100).fit(x / 255, y == d) for d in self.classes_]
        return self

    def predict(self, x):
        return self.classes_[np.argmax([m.predict_proba(x / 255)[:, 1] for m in self.models], axis=0)]


def train_logistic(x, y):
    return Ten().fit(x, y)
