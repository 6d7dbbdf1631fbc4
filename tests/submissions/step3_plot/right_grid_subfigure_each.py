# right: one subfigure for each digit
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure(figsize=(8, 8))
    subs = fig.subfigures(n_rows, n_cols, squeeze=False)
    for sub, row, label in zip(subs.flat, x, y):
        plot_digit(row, label, sub.add_subplot())
    return fig
