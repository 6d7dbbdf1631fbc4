# why: looks at the last two of each header number's four bytes, so more than 65535 images are cut off and a wrong magic such as 0x00010803 passes; written after looking at a hex dump in which the first two were zero

import struct

import numpy as np


def read_images(path):
    with open_idx(path) as file:
        # the first two bytes of every number are always zero, skip them with "xx"
        magic, n, rows, columns = struct.unpack(">xxHxxHxxHxxH", file.read(16))
        if magic != 2051:
            raise ValueError("this is not a file of images")
        data = file.read(n * rows * columns)
    return np.frombuffer(data, dtype=np.uint8).reshape(n, rows * columns)
