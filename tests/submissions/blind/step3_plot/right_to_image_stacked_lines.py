# right: splits the row in 28 lines and stacks them, the first on top

import numpy as np


def to_image(row):
    return np.vstack(np.split(row, 28))
