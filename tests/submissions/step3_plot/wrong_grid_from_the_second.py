# fails: fills_the_grid | Cell 1 of the grid does not show the expected digit
# why: counts from 1 like subplot, in the data too
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure()
    for i in range(1, n_rows * n_cols + 1):
        ax = fig.add_subplot(n_rows, n_cols, i)
        ax.axis("off")
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    return fig
