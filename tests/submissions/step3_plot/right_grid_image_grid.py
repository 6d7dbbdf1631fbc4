# right: ImageGrid is made for this; it keeps invisible Axes for colour bars
# slow: about 1 s
from mpl_toolkits.axes_grid1 import ImageGrid


def plot_grid(x, y, n_rows, n_cols):
    fig = plt.figure(figsize=(8, 8))
    grid = ImageGrid(fig, 111, nrows_ncols=(n_rows, n_cols), axes_pad=0.5)
    for ax in grid:
        ax.axis("off")
    for row, label, ax in zip(x, y, grid):
        plot_digit(row, label, ax)
    return fig
