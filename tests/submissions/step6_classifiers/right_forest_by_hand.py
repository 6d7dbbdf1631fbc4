# right: its own forest, grown with one generator, whose trees vote with one vote each
# slow: about 4 s
import numpy as np
from sklearn.tree import DecisionTreeClassifier


class Forest:
    def __init__(self, n_trees, seed):
        self.n_trees, self.seed = n_trees, seed

    def fit(self, x, y):
        rng = np.random.RandomState(self.seed)
        self.labels, codes = np.unique(y, return_inverse=True)
        self.trees = []
        for _ in range(self.n_trees):
            rows = rng.randint(len(x), size=len(x))
            tree = DecisionTreeClassifier(max_features="sqrt", random_state=rng)
            self.trees.append(tree.fit(x[rows], codes[rows]))

    def predict_proba(self, x):
        votes = np.zeros((len(x), len(self.labels)))
        for tree in self.trees:
            votes[np.arange(len(x)), tree.predict(x)] += 1
        return votes / self.n_trees

    def predict(self, x):
        return self.labels[self.predict_proba(x).argmax(axis=1)]


def make_forest(n_trees=100, seed=0):
    return Forest(n_trees, seed)
