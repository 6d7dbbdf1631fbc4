# why: the picture is mirrored left to right; filled it column by column and turned it until the digit stood upright

import numpy as np


def to_image(row):
    return np.rot90(row.reshape(28, 28, order="F"), k=-1)
