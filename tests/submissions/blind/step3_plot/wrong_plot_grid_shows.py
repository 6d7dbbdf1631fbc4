# why: calls plt.show() before it returns the Figure; it is to be returned, not shown

import matplotlib.pyplot as plt


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i, ax in enumerate(axes.ravel()):
        ax.axis("off")
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    plt.tight_layout()
    plt.show()
    return fig
