# fails: forest_follows_its_seed | 0 by default
# why: no seed by default
# slow: about 2 s
def make_forest(n_trees=100, seed=None):
    return RandomForestClassifier(n_trees, random_state=seed)
