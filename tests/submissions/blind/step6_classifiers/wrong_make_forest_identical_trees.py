# why: hand-made forest that starts the generator anew for each tree, so all trees have the same sample and the same seed and are one and the same tree
import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.tree import DecisionTreeClassifier


class _Forest(ClassifierMixin, BaseEstimator):
    def __init__(self, n_trees=100, seed=0):
        self.n_trees = n_trees
        self.seed = seed

    def fit(self, x, y):
        self.classes_ = np.unique(y)
        self.trees_ = []
        for _ in range(self.n_trees):
            rng = np.random.default_rng(self.seed)
            sample = rng.integers(0, len(x), len(x))
            tree = DecisionTreeClassifier(max_features="sqrt", random_state=self.seed)
            self.trees_.append(tree.fit(x[sample], y[sample]))
        return self

    def predict_proba(self, x):
        total = np.zeros((len(x), len(self.classes_)))
        for tree in self.trees_:
            total[:, np.searchsorted(self.classes_, tree.classes_)] += tree.predict_proba(x)
        return total / self.n_trees

    def predict(self, x):
        return self.classes_[self.predict_proba(x).argmax(axis=1)]


def make_forest(n_trees=100, seed=0):
    return _Forest(n_trees, seed)
