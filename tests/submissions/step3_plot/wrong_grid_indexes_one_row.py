# fails: leaves_spare_cells_empty | too many indices for array.*squeeze=False
# why: axes[i, j] works for several rows and columns; for one row plt.subplots gives a flat array
# slow: about 1 s


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols)
    for i in range(n_rows):
        for j in range(n_cols):
            axes[i, j].axis("off")
            if i * n_cols + j < len(x):
                plot_digit(x[i * n_cols + j], y[i * n_cols + j], axes[i, j])
    return fig
