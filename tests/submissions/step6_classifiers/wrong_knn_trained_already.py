# fails: knn_asks_k_neighbours | gives answers before anybody has called its fit.*Is it trained inside the function
# why: thinks that what is returned has to be able to answer
import numpy as np


def make_knn(k=3):
    rng = np.random.default_rng(0)
    return KNeighborsClassifier(k).fit(rng.random((50, 784)), np.arange(50) % 10)
