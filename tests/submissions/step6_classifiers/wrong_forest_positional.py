# fails: forest_has_n_trees | raised TypeError: .*positional argument
# fails: forest_follows_its_seed | raised TypeError: .*positional argument
# fails: forest_is_accurate | raised TypeError: .*positional argument
# why: the seed is not the second argument of scikit-learn's class


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, seed)
