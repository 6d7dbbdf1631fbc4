# fails: shows_the_digit | The picture is in colour
# fails: fills_the_grid | Cell 1 of the grid
# why: no colour map, and the digits from the last to the first: two mistakes in two functions
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row))
    ax.set_title(str(label))
    ax.axis("off")
    return ax


def plot_grid(x, y, n_rows, n_cols):
    fig, axes = plt.subplots(n_rows, n_cols, squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for row, label, ax in zip(x[::-1], y[::-1], axes.flat):
        plot_digit(row, label, ax)
    return fig
