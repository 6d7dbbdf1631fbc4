# fails: forest_has_n_trees | as if there were only one
# fails: forest_is_accurate | is right about
# why: every tree gets all rows, all pixels and so the same questions: the same tree a hundred times
# slow: about 3 s
from sklearn.ensemble import VotingClassifier
from sklearn.tree import DecisionTreeClassifier


def make_forest(n_trees=100, seed=0):
    trees = [(f"tree {i}", DecisionTreeClassifier(max_features="sqrt", random_state=seed)) for i in range(n_trees)]
    return VotingClassifier(trees, voting="soft")
