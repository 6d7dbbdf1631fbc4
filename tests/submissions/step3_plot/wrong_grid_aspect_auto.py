# fails: leaves_spare_cells_empty | Cell 1 of a 2 x 3 grid, for 16 digits, shows pixels that are not square
# why: draws for itself, and stretches the digits to fill their cells
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        ax.imshow(to_image(row), cmap="gray_r", aspect="auto")
        ax.set_title(label)
    return fig
