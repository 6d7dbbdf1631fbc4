# fails: is_accurate | Is it the place of the highest score \(np.argmax\)
# why: the place of the highest probability is the label only when all ten labels occur
class Highest(LogisticRegression):
    def fit(self, x, y):
        return super().fit(x / 255, y)

    def predict(self, x):
        return np.argmax(self.predict_proba(x / 255), axis=1).astype(np.uint8)


def train_logistic(x, y):
    return Highest(max_iter=100).fit(x, y)
