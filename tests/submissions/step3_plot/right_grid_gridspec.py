# right: a GridSpec, its Axes made from the last to the first
# slow: about 1 s
from matplotlib.gridspec import GridSpec


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure()
    grid = GridSpec(n_rows, n_cols, figure=fig, wspace=0.1, hspace=0.6)
    for i in reversed(range(n_rows * n_cols)):
        ax = fig.add_subplot(grid[i // n_cols, i % n_cols])
        ax.axis("off")
        if i < len(x):
            plot_digit(x[i], y[i], ax)
    return fig
