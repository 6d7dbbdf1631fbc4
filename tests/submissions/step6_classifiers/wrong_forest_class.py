# fails: forest_has_n_trees | class (\w+ )?itself
# fails: forest_follows_its_seed | class (\w+ )?itself
# fails: forest_is_accurate | class (\w+ )?itself
# why: no brackets


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier
