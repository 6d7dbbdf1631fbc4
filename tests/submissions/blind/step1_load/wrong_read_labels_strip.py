# why: strip() takes byte 9 (a tab in text) for white space, so nines at either end of the file vanish; the habit of stripping what is read from a file

import numpy as np


def read_labels(path):
    with open_idx(path) as file:
        magic = int.from_bytes(file.read(4), "big")
        if magic != 2049:
            raise ValueError("wrong magic number")
        file.read(4)  # the number of labels, we see that anyway
        content = file.read().strip()
    return np.array(list(content), dtype=np.uint8)
