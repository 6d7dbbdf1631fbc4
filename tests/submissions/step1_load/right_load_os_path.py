# right: os.path instead of pathlib, a list instead of a tuple, labels as a wider integer type
import os


def load_mnist(folder):
    found = []
    for part in ("train", "t10k"):
        found.append(read_images(os.path.join(folder, part + "-images-idx3-ubyte.gz")))
        found.append(read_labels(os.path.join(folder, part + "-labels-idx1-ubyte.gz")).astype(int))
    return found
