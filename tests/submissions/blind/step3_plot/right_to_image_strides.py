# right: as_strided makes the 28 lines as a view, with the row's own stride

import numpy as np
from numpy.lib.stride_tricks import as_strided


def to_image(row):
    (step,) = row.strides
    return as_strided(row, shape=(28, 28), strides=(28 * step, step))
