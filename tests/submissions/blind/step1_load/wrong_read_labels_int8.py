# why: gives int8 instead of uint8; written by someone who thinks "8 bits" is int8, and digits 0 to 9 look the same

import struct

import numpy as np


def read_labels(path):
    with open_idx(path) as file:
        magic, n = struct.unpack(">ii", file.read(8))
        if magic != 2049:
            raise ValueError(f"magic number {magic} instead of 2049")
        return np.frombuffer(file.read(n), dtype=np.int8)
