# right: trees of limited depth, and more pixels looked at in each
# slow: about 3 s
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, max_depth=12, max_features=40, random_state=seed)
