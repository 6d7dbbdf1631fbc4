# why: inverts the caller's pixels in place to get dark ink with cmap gray, so the data are spoilt and the second drawing is white on black

import numpy as np


def plot_digit(row, label, ax):
    np.subtract(255, row, out=row)
    ax.imshow(row.reshape(28, 28), cmap="gray", vmin=0, vmax=255, interpolation="nearest")
    ax.set_title(f"{label}")
    return ax
