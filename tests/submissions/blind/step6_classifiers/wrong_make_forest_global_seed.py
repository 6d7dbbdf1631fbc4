# why: sets numpy's global seed when the model is made, not when it is trained: two models made with the same seed and trained one after the other differ
import numpy as np
from sklearn.ensemble import RandomForestClassifier


def make_forest(n_trees=100, seed=0):
    np.random.seed(seed)
    return RandomForestClassifier(n_estimators=n_trees)
