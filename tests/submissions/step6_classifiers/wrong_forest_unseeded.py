# fails: forest_follows_its_seed | same seed, trained on the same data, gave different answers
# why: forgets random_state


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees)
