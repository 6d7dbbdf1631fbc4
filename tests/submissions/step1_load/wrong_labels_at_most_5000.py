# fails: reads_labels | here there are 70007: is a number of labels written into the code
# why: reads 5000 labels at most, a number taken from the course's file, although the header says how many there are

import numpy as np

MAX_LABELS = 5000


def read_labels(path):
    with open_idx(path) as file:
        if int.from_bytes(file.read(4), "big") != 2049:
            raise ValueError("the magic number is not 2049")
        file.read(4)
        return np.frombuffer(file.read(MAX_LABELS), dtype=np.uint8)
