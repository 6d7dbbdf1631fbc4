# fails: fills_the_grid | Cell \d+ of the grid does not show the expected digit
# why: row * n_rows + column, where it should be row * n_cols + column
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i in range(n_rows):
        for j in range(n_cols):
            axes[i, j].axis("off")
            position = i * n_rows + j
            if position < len(x):
                plot_digit(x[position], y[position], axes[i, j])
    return fig
