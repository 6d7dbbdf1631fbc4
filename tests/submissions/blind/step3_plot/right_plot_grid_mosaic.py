# right: names each cell after its position and asks for a mosaic; the same grid, own drawing with 255 as full ink

import matplotlib.pyplot as plt
import numpy as np


def plot_grid(x, y, n_rows, n_cols):
    names = [[f"{row}/{col}" for col in range(n_cols)] for row in range(n_rows)]
    fig, cells = plt.subplot_mosaic(names)
    for row in range(n_rows):
        for col in range(n_cols):
            ax = cells[f"{row}/{col}"]
            ax.set(xticks=[], yticks=[])
            i = row * n_cols + col
            if i >= len(x):
                continue
            image = 255.0 - np.asarray(x[i], dtype=float).reshape(28, 28)
            ax.imshow(image, cmap=plt.get_cmap("gray"), vmin=0, vmax=255, interpolation="nearest")
            ax.set_title(str(y[i]))
    return fig
