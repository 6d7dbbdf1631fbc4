# why: a wrong magic number gives an AssertionError and not the ValueError that is asked for; the habit of checking with assert

import numpy as np


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), dtype=">u4").tolist()
        assert magic == 2051, f"wrong magic number {magic}"
        return np.frombuffer(file.read(n * rows * columns), dtype=np.uint8).reshape(n, rows * columns)
