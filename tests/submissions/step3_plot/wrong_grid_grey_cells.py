# fails: leaves_spare_cells_empty | Cell 11 of the grid should be empty, but it is filled with one colour.*background
# why: cells get a background, and where there is no digit it shows
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.set_facecolor("0.8")
        ax.set_xticks([])
        ax.set_yticks([])
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
