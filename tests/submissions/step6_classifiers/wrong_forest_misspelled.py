# fails: forest_has_n_trees | name 'RandomForrestClassifier' is not defined
# fails: forest_follows_its_seed | name 'RandomForrestClassifier' is not defined
# fails: forest_is_accurate | name 'RandomForrestClassifier' is not defined
# why: one r too many


def make_forest(n_trees=100, seed=0):
    return RandomForrestClassifier(n_estimators=n_trees, random_state=seed)
