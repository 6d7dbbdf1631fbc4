# fails: shows_the_digit | shows the digit upside down. It also is in colour, not dark ink on white, and it is blurred
# why: three mistakes in one picture: the origin, the colour map, the interpolation
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), origin="lower", cmap="viridis", interpolation="bilinear")
    ax.set_title(label)
    return ax
