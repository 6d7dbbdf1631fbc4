# right: trees with random forks, each grown on a different sample: random, and a forest
# slow: about 2 s
from sklearn.ensemble import ExtraTreesClassifier


def make_forest(n_trees=100, seed=0):
    return ExtraTreesClassifier(n_estimators=n_trees, bootstrap=True, random_state=seed)
