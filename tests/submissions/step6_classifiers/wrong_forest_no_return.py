# fails: forest_has_n_trees | returned None, where a model was expected
# fails: forest_follows_its_seed | returned None, where a model was expected
# fails: forest_is_accurate | returned None, where a model was expected
# why: forgets to return


def make_forest(n_trees=100, seed=0):
    forest = RandomForestClassifier(n_estimators=n_trees, random_state=seed)
