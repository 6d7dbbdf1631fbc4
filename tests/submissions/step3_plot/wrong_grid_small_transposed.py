# fails: leaves_spare_cells_empty | Cell 2 of a 2 x 3 grid.*does not show the expected digit, but the one at index 2 of the data
# why: goes down the columns when there are more digits than cells
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    cells = axes.T.flat if len(x) > n_rows * n_cols else axes.flat
    for row, label, ax in zip(x, y, cells):
        plot_digit(row, label, ax)
    return fig
