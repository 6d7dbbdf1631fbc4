# right: a random forest by hand: every tree has its own random sample of the rows and looks at sqrt(784) pixels for each question; one generator from the seed, started anew in fit
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.tree import DecisionTreeClassifier


class _HandMadeForest(ClassifierMixin, BaseEstimator):
    def __init__(self, n_trees=100, seed=0):
        self.n_trees = n_trees
        self.seed = seed

    def fit(self, x, y):
        x, y = np.asarray(x), np.asarray(y)
        rng = np.random.default_rng(self.seed)
        self.classes_ = np.unique(y)
        self.trees_ = []
        for _ in range(self.n_trees):
            sample = rng.integers(0, len(x), len(x))
            tree = DecisionTreeClassifier(max_features="sqrt", random_state=int(rng.integers(2**31)))
            self.trees_.append(tree.fit(x[sample], y[sample]))
        return self

    def predict_proba(self, x):
        total = np.zeros((len(x), len(self.classes_)))
        for tree in self.trees_:
            total[:, np.searchsorted(self.classes_, tree.classes_)] += tree.predict_proba(x)
        return total / len(self.trees_)

    def predict(self, x):
        return self.classes_[self.predict_proba(x).argmax(axis=1)]


def make_forest(n_trees=100, seed=0):
    return _HandMadeForest(n_trees, seed)
