# fails: leaves_spare_cells_empty | 1 x 1|one cell
# why: plt.subplots(1, 1) gives an Axes, not an array, unless squeeze=False
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
