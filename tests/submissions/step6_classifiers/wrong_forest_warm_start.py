# fails: forest_follows_its_seed | trained again with other labels
# why: the trees of the first training are kept
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, random_state=seed, warm_start=True)
