# fails: shows_the_digit | The picture shows the digit upside down.*origin
# why: wants y to grow upwards
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="binary", origin="lower")
    ax.set_title(label)
    return ax
