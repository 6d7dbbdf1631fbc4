# fails: forest_has_n_trees | shares as from 10 trees
# fails: forest_is_accurate | is right about 88
# why: the default of old versions
def make_forest(n_trees=10, seed=0):
    return RandomForestClassifier(n_trees, random_state=seed)
