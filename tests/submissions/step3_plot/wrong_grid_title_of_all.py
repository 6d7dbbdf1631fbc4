# fails: labels_the_grid | The title of cell 1 of the grid is not the label of its digit
# why: y instead of y[i]: every title is the whole list
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, ax in zip(x, axes.flat):
        plot_digit(row, y, ax)
    return fig
