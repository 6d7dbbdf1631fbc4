# fails: leaves_spare_cells_empty | Cell 11 of the grid should be empty, but something is drawn there
# why: % len(x) makes the IndexError go away
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i, ax in enumerate(axes.flat):
        plot_digit(x[i % len(x)], y[i % len(y)], ax)
    return fig
