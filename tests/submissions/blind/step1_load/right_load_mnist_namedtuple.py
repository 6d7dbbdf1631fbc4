# right: returns a namedtuple, which is a tuple, with the four arrays in the order that is asked for

import os
from collections import namedtuple

Mnist = namedtuple("Mnist", "x_train y_train x_test y_test")


def load_mnist(folder):
    parts = {}
    for letter, read, kind in (("y", read_labels, "labels-idx1"), ("x", read_images, "images-idx3")):
        for part, prefix in (("test", "t10k"), ("train", "train")):
            parts[f"{letter}_{part}"] = read(os.path.join(folder, f"{prefix}-{kind}-ubyte.gz"))
    return Mnist(**parts)
