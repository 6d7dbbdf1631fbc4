# fails: forest_has_n_trees | gives answers before anybody has called its fit.*Is it trained inside the function
# why: thinks that what is returned has to be able to answer
import numpy as np


def make_forest(n_trees=100, seed=0):
    rng = np.random.default_rng(0)
    return RandomForestClassifier(n_trees, random_state=seed).fit(rng.random((50, 784)), np.arange(50) % 10)
