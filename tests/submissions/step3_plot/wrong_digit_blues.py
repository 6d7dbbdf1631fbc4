# fails: shows_the_digit | The picture is in colour
# why: blue ink is ink too
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="Blues")
    ax.set_title(label)
    return ax
