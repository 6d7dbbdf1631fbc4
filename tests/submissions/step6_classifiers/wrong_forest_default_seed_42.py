# fails: forest_follows_its_seed | 0 by default
# why: another default for the seed
# slow: about 2 s
def make_forest(n_trees=100, seed=42):
    return RandomForestClassifier(n_trees, random_state=seed)
