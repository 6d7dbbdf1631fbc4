# fails: forest_has_n_trees | 100 trees
# why: ten trees, the default of an old scikit-learn
# A share of ten votes is one of a hundred, too.


def make_forest(n_trees=10, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=seed)
