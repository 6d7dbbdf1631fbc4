# right: a model of their own that answers by equal shares until it has trees
import numpy as np


class Forest(BaseEstimator):
    def __init__(self, n_trees=100, seed=0):
        self.n_trees, self.seed = n_trees, seed
        self.labels, self.model = np.arange(10), None

    def fit(self, x, y):
        self.model = RandomForestClassifier(self.n_trees, random_state=self.seed).fit(x, y)
        self.labels = self.model.classes_
        return self

    def predict_proba(self, x):
        if self.model is None:
            return np.full((len(x), len(self.labels)), 1 / len(self.labels))
        return self.model.predict_proba(x)

    def predict(self, x):
        return self.labels[self.predict_proba(x).argmax(axis=1)]


def make_forest(n_trees=100, seed=0):
    return Forest(n_trees, seed)
