# fails: fills_the_grid | plot_grid returned a tuple of 2, where a matplotlib Figure was expected
# why: returns what plt.subplots returns


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for row, label, ax in zip(x, y, axes.flat):
        plot_digit(row, label, ax)
    return fig, axes
