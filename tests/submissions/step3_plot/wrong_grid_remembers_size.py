# fails: leaves_spare_cells_empty | plot_grid drew the same picture for other digits.*earlier call
# why: keeps the figure of each size, which then shows the digits of the first call
FIGURES = {}


def plot_grid(x, y, n_rows, n_cols):
    if (n_rows, n_cols) not in FIGURES:
        FIGURES[n_rows, n_cols], axes = plt.subplots(n_rows, n_cols, squeeze=False)
        for ax in axes.flat:
            ax.axis("off")
        for row, label, ax in zip(x, y, axes.flat):
            plot_digit(row, label, ax)
    return FIGURES[n_rows, n_cols]
