# fails: forest_has_n_trees | 100 trees
# why: fifty trees are nearly as good
# A share of fifty votes is one of a hundred, too.
# slow: about 2 s


def make_forest(n_trees=50, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=seed)
