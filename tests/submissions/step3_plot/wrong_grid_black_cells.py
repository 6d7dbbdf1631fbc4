# fails: leaves_spare_cells_empty | Cell 11 of the grid should be empty, but it is filled with one colour
# why: fills up with rows of zeros, in a colour map where 0 is black


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for i, ax in enumerate(axes.flat):
        if i < len(x):
            plot_digit(x[i], y[i], ax)
        else:
            ax.imshow(np.zeros((28, 28)), cmap="gray")
    return fig
