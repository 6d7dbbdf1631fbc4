# fails: forest_has_n_trees | multiples of 1/100
# why: another default
# slow: about 4 s
def make_forest(n_trees=200, seed=0):
    return RandomForestClassifier(n_trees, random_state=seed)
