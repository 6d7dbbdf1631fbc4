# right: reads every byte in a plain Python loop and builds a list of rows; slow, but the same values, dtype and shape

import numpy as np


def read_images(path):
    file = open_idx(path)
    try:
        header = []
        for _ in range(4):
            number = 0
            for byte in file.read(4):
                number = number * 256 + byte
            header.append(number)
        magic, n, rows, columns = header
        if magic != 2051:
            raise ValueError("expected the magic number 2051, got " + str(magic))
        images = []
        for _ in range(n):
            images.append([byte for byte in file.read(rows * columns)])
    finally:
        file.close()
    return np.array(images, dtype="uint8").reshape((n, rows * columns))
