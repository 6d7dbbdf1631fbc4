# fails: leaves_spare_cells_empty | Cell 11 of the grid has no digit, but it has a title.*actual: 'none'
# why: writes a title in every cell, whatever is in it


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i, ax in enumerate(axes.flat):
        ax.axis("off")
        if i < len(x):
            ax.imshow(to_image(x[i]), cmap="gray_r")
        ax.set_title(y[i] if i < len(y) else "none")
    return fig
