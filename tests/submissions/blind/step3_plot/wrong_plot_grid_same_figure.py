# why: always draws into figure number 1 and clears it, so it is not a new Figure and the one returned before is overwritten

import matplotlib.pyplot as plt


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure(1)
    fig.clear()
    for i in range(n_rows * n_cols):
        ax = fig.add_subplot(n_rows, n_cols, i + 1)
        ax.axis("off")
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    return fig
