# fails: forest_follows_its_seed | seed
# why: the seed is None by default, so two runs differ
# slow: about 2 s


def make_forest(n_trees=100, seed=None):
    return RandomForestClassifier(n_estimators=n_trees, random_state=seed)
