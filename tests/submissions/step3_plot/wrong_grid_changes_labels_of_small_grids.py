# fails: leaves_spare_cells_empty | plot_grid changed its argument y
# why: marks labels that are left out, in the array that was given


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    y[n_rows * n_cols :] = 0
    return fig
