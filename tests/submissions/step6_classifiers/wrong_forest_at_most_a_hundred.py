# fails: forest_has_n_trees | 101 trees
# why: more than a hundred trees do not help
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=min(n_trees, 100), random_state=seed)
