# right: grows its trees in parallel, and judges them by the rows they did not see
# slow: about 5 s


def make_forest(n_trees: int = 100, seed: int = 0):
    return RandomForestClassifier(n_trees, n_jobs=-1, random_state=seed, oob_score=n_trees > 20)
