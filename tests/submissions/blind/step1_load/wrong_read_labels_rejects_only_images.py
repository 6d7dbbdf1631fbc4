# why: raises for 2051 only, every other magic number that is not 2049 is accepted; written by someone who thinks of the one mix-up that can happen

import numpy as np


def read_labels(path):
    with open_idx(path) as file:
        header = np.frombuffer(file.read(8), dtype=">u4")
        if header[0] == 2051:
            raise ValueError("this is a file of images, not of labels")
        return np.frombuffer(file.read(int(header[1])), dtype=np.uint8)
