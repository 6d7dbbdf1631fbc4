# right: a wrapper that answers with the label of the highest probability
# slow: about 2 s
class Highest:
    def __init__(self, model):
        self.model = model

    def fit(self, x, y):
        self.model.fit(x / 255, y)
        return self

    def predict(self, x):
        return self.model.classes_[self.model.predict_proba(x / 255).argmax(axis=1)]


def train_logistic(x, y):
    return Highest(LogisticRegression(C=0.1, max_iter=300)).fit(x, y)
