# fails: forest_follows_its_seed | 0 passed on to the forest
# why: uses or, so 0 counts as no seed
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, random_state=seed or None)
