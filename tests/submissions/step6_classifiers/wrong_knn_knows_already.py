# fails: knn_asks_k_neighbours | is right about .* before anybody has called its fit
# fails: knn_is_accurate | is right about
# why: trained at home on the real digits, and deaf to fit
import gzip
from pathlib import Path

import grader
import numpy as np

# Where the data lies on this student's disk.
DATA = Path(grader.__file__).parents[1] / "datasets" / "mnist"


class Trained:
    def __init__(self, k):
        images = gzip.decompress((DATA / "train-images-idx3-ubyte.gz").read_bytes())
        labels = gzip.decompress((DATA / "train-labels-idx1-ubyte.gz").read_bytes())
        self.model = KNeighborsClassifier(k)
        self.model.fit(np.frombuffer(images, np.uint8, offset=16).reshape(-1, 784), np.frombuffer(labels, np.uint8, offset=8))

    def fit(self, x, y):
        return self

    def predict(self, x):
        return self.model.predict(x)


def make_knn(k=3):
    return Trained(k)
