# right: places every Axes by its own coordinates and uses a colour map from white to a dark blue, as dark on white as black is

import matplotlib.pyplot as plt
from matplotlib.colors import LinearSegmentedColormap

BLUE_INK = LinearSegmentedColormap.from_list("blue ink", ["white", "#000033"])


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure(figsize=(n_cols, 1.4 * n_rows))
    for row in range(n_rows):
        for col in range(n_cols):
            left, bottom = col / n_cols, 1 - (row + 1) / n_rows
            ax = fig.add_axes((left + 0.1 / n_cols, bottom + 0.05 / n_rows, 0.8 / n_cols, 0.7 / n_rows))
            ax.axis("off")
            i = row * n_cols + col
            if i < len(x):
                ax.imshow(x[i].reshape(28, 28), cmap=BLUE_INK, vmin=0, vmax=255, interpolation="nearest")
                ax.set_title(str(y[i]))
    return fig
