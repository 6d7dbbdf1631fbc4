# fails: forest_has_n_trees | as if there were only one
# fails: forest_follows_its_seed | n_estimators
# fails: forest_is_accurate | n_estimators
# why: the two arguments the wrong way round


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=seed, random_state=n_trees)
