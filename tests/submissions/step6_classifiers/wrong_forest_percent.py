# fails: forest_has_n_trees | do not add up to 1
# fails: forest_follows_its_seed | do not add up to 1
# why: shares in percent
class Percent(RandomForestClassifier):
    def predict_proba(self, X):
        return 100 * super().predict_proba(X)


def make_forest(n_trees=100, seed=0):
    return Percent(n_trees, random_state=seed)
