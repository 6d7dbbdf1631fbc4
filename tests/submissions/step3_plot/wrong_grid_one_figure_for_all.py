# fails: leaves_spare_cells_empty | A second call of plot_grid changed what the first one had returned.*one figure for all calls
# why: makes the figure once, at the top of the file: the second grid is drawn over the first
# slow: about half a second
fig = plt.figure()


def plot_grid(x, y, n_rows, n_cols):
    axes = fig.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
