# fails: forest_has_n_trees | in the way of the trees' growth \(max_depth
# fails: forest_is_accurate | is right about.*do they grow as far as they can
# why: two questions for each tree; the number of trees is right
# slow: about 1 s


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, max_depth=2, random_state=seed)
