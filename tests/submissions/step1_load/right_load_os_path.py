# right: os.path instead of pathlib, a list instead of a tuple, labels as a wider kind of whole number
import os


def load_mnist(folder):
    found = []
    for name in ["train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"]:
        path = os.path.join(folder, name + ".gz")
        found.append(read_images(path) if "images" in name else read_labels(path).astype(int))
    return found
