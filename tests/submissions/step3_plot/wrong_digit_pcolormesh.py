# fails: shows_the_digit | The picture shows the digit upside down
# why: pcolormesh counts rows from below
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.pcolormesh(to_image(row), cmap="gray_r")
    ax.set_title(label)
    return ax
