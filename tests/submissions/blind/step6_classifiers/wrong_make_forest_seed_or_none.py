# why: `seed or None` turns the seed 0 (the default) into None, so just that seed grows another forest each time
from sklearn.ensemble import RandomForestClassifier


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=seed or None)
