# right: a forest is a bagging of trees that look at a few pixels at every fork
# slow: about 3 s
from sklearn.ensemble import BaggingClassifier
from sklearn.tree import DecisionTreeClassifier


def make_forest(n_trees=100, seed=0):
    return BaggingClassifier(DecisionTreeClassifier(max_features="sqrt"), n_estimators=n_trees, random_state=seed)
