# fails: labels_the_grid | is not the label of its digit
# why: writes the number of the cell, not the label
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for i, (row, ax) in enumerate(zip(x, axes.flat)):
        plot_digit(row, i, ax)
    return fig
