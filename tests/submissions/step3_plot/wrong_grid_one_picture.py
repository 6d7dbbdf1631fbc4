# fails: fills_the_grid | The figure is not a grid of 3 rows and 4 columns.*one Axes for each cell
# why: puts all digits into one large picture


def plot_grid(x, y, n_rows, n_cols):
    cells = np.zeros((n_rows * n_cols, 784))
    cells[: len(x)] = x[: len(cells)]
    fig, ax = plt.subplots()
    ax.imshow(cells.reshape(n_rows, n_cols, 28, 28).swapaxes(1, 2).reshape(n_rows * 28, -1), cmap="gray_r")
    ax.set_title(" ".join(str(label) for label in y))
    return fig
