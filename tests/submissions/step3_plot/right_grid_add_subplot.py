# right: Axes only for the digits; the spare cells have no Axes at all
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure(figsize=(8, 6), layout="constrained")
    for i in range(min(len(x), n_rows * n_cols)):
        plot_digit(x[i], y[i], fig.add_subplot(n_rows, n_cols, i + 1))
    return fig
