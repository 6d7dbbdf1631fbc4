# fails: forest_follows_its_seed | fixed number used where the seed should be
# why: random_state=42, as seen everywhere


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=42)
