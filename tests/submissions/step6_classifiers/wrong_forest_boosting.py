# fails: forest_has_n_trees | Is n_trees given on
# fails: forest_is_accurate | is right for
# fails: forest_follows_its_seed | with different seeds gave the same answers
# why: boosting also has many trees
from sklearn.ensemble import AdaBoostClassifier


def make_forest(n_trees=100, seed=0):
    return AdaBoostClassifier(n_estimators=n_trees, random_state=seed)
