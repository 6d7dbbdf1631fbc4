# fails: fills_the_grid | The figure is not a grid of 3 rows and 4 columns.*swapped.*actual: rows of 3 \+ 3 \+ 3 \+ 3 cells
# why: puts rows and columns the wrong way round
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_cols, n_rows, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
