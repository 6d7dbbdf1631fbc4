# fails: leaves_spare_cells_empty | 1 x 3|one row
# why: plt.subplots(1, 3) gives an array with one dimension, unless squeeze=False
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols)
    for i in range(n_rows):
        for j in range(n_cols):
            axes[i, j].axis("off")
            position = i * n_cols + j
            if position < len(x):
                plot_digit(x[position], y[position], axes[i, j])
    return fig
