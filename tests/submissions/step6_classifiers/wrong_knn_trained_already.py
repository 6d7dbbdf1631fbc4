# fails: knn_asks_k_neighbours | is right about .* before anybody has called its fit.*Is it trained inside the function
# why: thinks that what is returned has to be able to answer
import gzip
from pathlib import Path

import grader
import numpy as np

# Where the data lies on this student's disk.
DATA = Path(grader.__file__).parents[1] / "datasets" / "mnist"


def digits():
    images = gzip.decompress((DATA / "train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((DATA / "train-labels-idx1-ubyte.gz").read_bytes())
    return np.frombuffer(images, np.uint8, offset=16).reshape(-1, 784)[:1000], np.frombuffer(labels, np.uint8, offset=8)[:1000]


def make_knn(k=3):
    return KNeighborsClassifier(k).fit(*digits())
