# fails: forest_follows_its_seed | 0 given on to the forest
# why: or: 0 counts as no seed
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, random_state=seed or None)
