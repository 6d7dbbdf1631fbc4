# why: starts again from the first digit when there are fewer digits than cells, but the spare cells have to stay empty

import matplotlib.pyplot as plt


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i, ax in enumerate(axes.ravel()):
        k = i % len(x)  # no index error
        plot_digit(x[k], y[k], ax)
        ax.axis("off")
    return fig
