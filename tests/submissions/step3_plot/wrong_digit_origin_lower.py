# fails: shows_the_digit | The picture shows the digit upside down.*origin
# fails: fills_the_grid | Cell 1 of the grid shows the digit upside down
# why: wants y to grow upwards
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="binary", origin="lower")
    ax.set_title(label)
    return ax
