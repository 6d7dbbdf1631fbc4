# right: leaves of three rows or more
# slow: about 4 s
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, min_samples_leaf=3, max_features=0.1, random_state=seed)
