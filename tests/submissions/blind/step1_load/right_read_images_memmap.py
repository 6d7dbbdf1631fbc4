# right: unpacks into a temporary file and maps it into memory, then copies the pixels out; the same array by a detour

import shutil
import tempfile

import numpy as np


def read_images(path):
    with open_idx(path) as packed, tempfile.NamedTemporaryFile() as plain:
        shutil.copyfileobj(packed, plain)
        plain.flush()
        header = np.memmap(plain.name, dtype=">i4", mode="r", shape=(4,))
        if header[0] != 2051:
            raise ValueError(f"{path}: magic number {header[0]} is not 2051")
        n, size = int(header[1]), int(header[2]) * int(header[3])
        pixels = np.memmap(plain.name, dtype=np.uint8, mode="r", offset=16, shape=(n, size))
        return np.array(pixels)
