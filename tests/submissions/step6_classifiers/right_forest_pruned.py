# right: its leaves hold two rows or more, against overfitting
# slow: about 2 s


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, min_samples_leaf=2, random_state=seed)
