# fails: forest_follows_its_seed | A generator goes on where it stopped
# why: a generator made of the seed, which goes on when the same forest is trained again
import numpy as np


def make_forest(n_trees=100, seed=0):
    return RandomForestClassifier(n_estimators=n_trees, random_state=np.random.RandomState(seed))
