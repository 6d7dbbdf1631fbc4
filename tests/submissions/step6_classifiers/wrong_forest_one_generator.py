# fails: forest_follows_its_seed | same seed
# why: one generator for all forests
# slow: about 2 s
import numpy as np

_rng = np.random.RandomState(0)


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=_rng)
