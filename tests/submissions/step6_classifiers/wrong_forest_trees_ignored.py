# fails: forest_has_n_trees | Is n_trees passed on
# why: leaves scikit-learn's default
# slow: about 5 s


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(random_state=seed)
