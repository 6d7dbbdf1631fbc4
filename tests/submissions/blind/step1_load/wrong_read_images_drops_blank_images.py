# why: leaves out images without any ink, so n is not the number of images and later rows no longer match their labels; written to "clean" the data, MNIST has no blank image so nothing shows

import numpy as np


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = (int.from_bytes(file.read(4), "big") for _ in range(4))
        if magic != 2051:
            raise ValueError(f"magic number {magic}")
        images = np.frombuffer(file.read(), dtype=np.uint8).reshape(n, rows * columns)
    return images[images.any(axis=1)]
