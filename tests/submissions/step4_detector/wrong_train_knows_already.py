# fails: is_accurate | their own labels
# fails: finds_the_twos | it must learn from the y that it is given
# why: reads the data itself, whatever it is given
import gzip
from pathlib import Path

import grader

# Where the data lies on this student's disk.
DATA = Path(grader.__file__).parents[1] / "datasets" / "mnist"


def train_two_detector(x, y):
    images = gzip.decompress((DATA / "train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((DATA / "train-labels-idx1-ubyte.gz").read_bytes())
    x_train = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 784)
    y_train = np.frombuffer(labels, np.uint8, offset=8)
    return _new_detector().fit(x_train, y_train == 2)
