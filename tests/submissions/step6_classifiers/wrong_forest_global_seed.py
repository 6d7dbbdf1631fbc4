# fails: forest_follows_its_seed | same seed, trained on the same data, gave different answers
# why: seeds numpy when the forest is made, but it grows later
# slow: about 2 s
import numpy as np


def make_forest(n_trees=100, seed=0):
    np.random.seed(seed)
    return RandomForestClassifier(n_estimators=n_trees)
