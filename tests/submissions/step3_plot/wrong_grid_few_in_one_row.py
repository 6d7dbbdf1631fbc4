# fails: leaves_spare_cells_empty | gave 6 cells.*expected: 2 x 3: 6 in all actual: rows of 6 cells
# why: puts a few digits into one row, whatever was asked for


def plot_grid(x, y, n_rows, n_cols):
    if n_rows * n_cols < 10:
        n_rows, n_cols = 1, n_rows * n_cols
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.set_axis_off()
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
