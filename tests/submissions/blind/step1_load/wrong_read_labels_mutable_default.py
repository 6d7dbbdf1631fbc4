# why: the list in the default argument survives, so the second call returns the labels of the first file as well; the classic trap

import numpy as np


def read_labels(path, labels=[]):
    with open_idx(path) as file:
        magic = int.from_bytes(file.read(4), "big")
        if magic != 2049:
            raise ValueError(f"magic number {magic}")
        n = int.from_bytes(file.read(4), "big")
        for byte in file.read(n):
            labels.append(byte)
    return np.array(labels, dtype=np.uint8)
