# fails: forest_has_n_trees | Does every tree vote for one label.*max_depth
# fails: forest_is_accurate | is right about
# why: very small trees, against overfitting
# slow: about 1 s
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_trees, max_depth=2, random_state=seed)
