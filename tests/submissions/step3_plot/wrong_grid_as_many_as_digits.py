# fails: leaves_spare_cells_empty | 16 digits in a 2 x 3 grid gave 18 cells
# why: counts the rows that the digits need, not those that were asked for
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    n_rows = max(n_rows, -(-len(x) // n_cols))
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
