# fails: shows_the_digit | The picture shows white ink on black.*names that end in _r
# why: gray sounds right, but draws 255 as white
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray", interpolation="nearest")
    ax.set_title(str(label))
    return ax
