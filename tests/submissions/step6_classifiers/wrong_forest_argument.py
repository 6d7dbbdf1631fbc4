# fails: forest_has_n_trees | 'seed'.*match the documentation
# fails: forest_follows_its_seed | 'seed'
# fails: forest_is_accurate | 'seed'
# why: calls the argument seed, as the stub does
def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, seed=seed)
