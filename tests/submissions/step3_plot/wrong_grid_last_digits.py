# fails: leaves_spare_cells_empty | digit
# why: shows the last digits instead of the first when there are too many


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    cells = n_rows * n_cols
    for row, label, ax in zip(x[-cells:], y[-cells:], axes.flat):
        plot_digit(row, label, ax)
    return fig
