# why: fills the grid column by column instead of row by row; fig.axes still has the titles in order

import matplotlib.pyplot as plt


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure()
    for i in range(n_rows * n_cols):
        row, col = i % n_rows, i // n_rows
        ax = fig.add_subplot(n_rows, n_cols, row * n_cols + col + 1)
        ax.axis("off")
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    return fig
