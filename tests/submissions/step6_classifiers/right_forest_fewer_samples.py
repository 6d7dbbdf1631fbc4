# right: each tree sees nine tenths as many rows, and few pixels
# slow: about 3 s
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, max_features="log2", random_state=seed, max_samples=0.9)
