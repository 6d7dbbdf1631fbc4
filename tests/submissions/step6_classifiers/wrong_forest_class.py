# fails: forest_has_n_trees | returned the class RandomForestClassifier itself
# fails: forest_follows_its_seed | returned the class RandomForestClassifier itself
# fails: forest_is_accurate | returned the class RandomForestClassifier itself
# why: no brackets


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier
