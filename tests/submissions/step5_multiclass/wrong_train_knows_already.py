# fails: learns_the_given_labels | still answers with their usual names
# why: reads the data itself, whatever it is given
# slow: about 2 s
import gzip
from pathlib import Path

import grader

# Where the data lies on this student's disk.
DATA = Path(grader.__file__).parents[1] / "datasets" / "mnist"


def train_logistic(x, y):
    images = gzip.decompress((DATA / "train-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((DATA / "train-labels-idx1-ubyte.gz").read_bytes())
    x_train = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 784)
    y_train = np.frombuffer(labels, np.uint8, offset=8)
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x_train, y_train)
