# why: every row is cut to 784 pixels instead of rows * columns from the header; written by someone who only ever opened MNIST

import numpy as np


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not a file of images")
    pixels = np.frombuffer(data, dtype=np.uint8, offset=16)
    n = len(pixels) // 784
    return pixels[: n * 784].reshape(n, 784)
