# fails: forest_has_n_trees | Is n_trees passed on
# why: counts from 0 and adds one to be safe
# slow: about 2 s


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees + 1, random_state=seed)
