# right: bagging of decision trees that choose among sqrt(n) pixels at every question is what a random forest is
from sklearn.ensemble import BaggingClassifier
from sklearn.tree import DecisionTreeClassifier


def make_forest(n_trees=100, seed=0):
    tree = DecisionTreeClassifier(max_features="sqrt")
    return BaggingClassifier(tree, n_estimators=n_trees, bootstrap=True, random_state=seed)
