# fails: fills_the_grid | Cell 1 of the grid is in colour
# why: plot_digit is right, but the grid draws for itself, without a colour map
# slow: about half a second


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x, y, axes.flat):
        ax.imshow(to_image(row))
        ax.set_title(label)
    return fig
