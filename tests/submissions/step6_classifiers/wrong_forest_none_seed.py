# fails: forest_follows_its_seed | 0 when nothing is said
# why: no seed when nothing is said
# slow: about 2 s
def make_forest(n_trees=100, seed=None):
    return RandomForestClassifier(n_trees, random_state=seed)
