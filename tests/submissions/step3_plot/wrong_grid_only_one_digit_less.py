# fails: fills_the_grid | Cell 10 of the grid is blank
# why: counts the digits from 1 and leaves the last one out
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for i in range(min(len(x), n_rows * n_cols) - 1):
        plot_digit(x[i], y[i], axes.flat[i])
    return fig
