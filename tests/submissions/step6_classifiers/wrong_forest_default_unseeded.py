# fails: forest_follows_its_seed | seed
# why: None for the seed when nothing is said, so two runs differ
# slow: about 2 s


def make_forest(n_trees=100, seed=None):
    return RandomForestClassifier(n_estimators=n_trees, random_state=seed)
