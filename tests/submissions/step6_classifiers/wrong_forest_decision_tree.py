# fails: forest_has_n_trees | as if there were only one
# fails: forest_is_accurate | is right about
# why: one tree
# slow: about 1 s
from sklearn.tree import DecisionTreeClassifier


def make_forest(n_trees=100, seed=0):
    return DecisionTreeClassifier(random_state=seed)
