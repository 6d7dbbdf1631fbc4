# fails: forest_is_accurate | is right about
# why: small trees, against overfitting
# slow: about 2 s


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, max_depth=4, random_state=seed)
