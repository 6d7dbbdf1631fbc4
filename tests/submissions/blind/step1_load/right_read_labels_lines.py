# right: walks over the "lines" of the binary file and chains their bytes; nothing is stripped, so every byte arrives

import itertools

import numpy as np


def read_labels(path):
    with open_idx(path) as file:
        numbers = itertools.chain.from_iterable(file)
        header = [next(numbers) for _ in range(8)]
        if header[:4] != [0, 0, 8, 1]:
            raise ValueError("wrong magic number: " + repr(header[:4]))
        n = (header[4] << 24) + (header[5] << 16) + (header[6] << 8) + header[7]
        return np.fromiter(itertools.islice(numbers, n), dtype=np.uint8)
