# why: bootstrap=False grows every tree on all rows, but "each grown on a different random sample" is what the stub says
from sklearn.ensemble import RandomForestClassifier


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=seed, bootstrap=False)
