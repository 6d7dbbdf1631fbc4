# fails: fills_the_grid | cannot reshape array of size 7840.*It was given 10 digits and a 3 x 4 grid.*10 digits for the 12 cells
# why: makes a table of as many pictures as there are cells, for which there are too few digits


def plot_grid(x, y, n_rows, n_cols):
    pictures = x[: n_rows * n_cols].reshape(n_rows, n_cols, 28, 28)
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for row in range(n_rows):
        for column in range(n_cols):
            axes[row, column].imshow(pictures[row, column], cmap="gray_r")
            axes[row, column].set_title(y[row * n_cols + column])
    return fig
