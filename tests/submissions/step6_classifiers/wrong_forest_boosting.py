# fails: forest_has_n_trees | another kind of model
# fails: forest_is_accurate | is right about
# why: boosting also has many trees
# slow: about 1 s
from sklearn.ensemble import AdaBoostClassifier
from sklearn.tree import DecisionTreeClassifier


def make_forest(n_trees=100, seed=0):
    stump = DecisionTreeClassifier(max_depth=1, max_features="sqrt")
    return AdaBoostClassifier(stump, n_estimators=n_trees, random_state=seed)
