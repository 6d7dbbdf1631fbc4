# right: a generator of its own for every forest
# slow: about 5 s
from numpy.random import RandomState


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=RandomState(seed), max_features=30, bootstrap=False)
