# right: a figure of the usual size, in which the numbers along the axes reach into the neighbours, spare ones too
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig
