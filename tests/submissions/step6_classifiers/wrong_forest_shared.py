# fails: forest_follows_its_seed | new one
# why: one forest for all, given another size and seed every time

FOREST = RandomForestClassifier()


def make_forest(n_trees=100, seed=0):
    return FOREST.set_params(n_estimators=n_trees, random_state=seed)
