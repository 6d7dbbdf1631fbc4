# right: a dataclass around scikit-learn's list of neighbours, a vote by mode
from dataclasses import dataclass
from statistics import mode

from sklearn.neighbors import NearestNeighbors


@dataclass
class Voters:
    k: int = 3

    def fit(self, x, y):
        self.labels = y.tolist()
        self.finder = NearestNeighbors(n_neighbors=self.k).fit(x)
        return self

    def predict(self, x):
        return tuple(mode(self.labels[i] for i in row) for row in self.finder.kneighbors(x, return_distance=False))


make_knn = Voters
