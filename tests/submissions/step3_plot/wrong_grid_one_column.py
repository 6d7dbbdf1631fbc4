# fails: leaves_spare_cells_empty | 2 x 1
# why: handles one row and one cell, but not one column
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols)
    if n_rows == 1 and n_cols == 1:
        axes = np.array([[axes]])
    elif n_rows == 1:
        axes = [axes]
    n = 0
    for i in range(n_rows):
        for j in range(n_cols):
            axes[i][j].axis("off")
            if n < len(x):
                plot_digit(x[n], y[n], axes[i][j])
            n += 1
    return fig
