# fails: shows_the_digit | The picture shows the digit mirrored
# why: inverts the wrong axis
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.invert_xaxis()
    ax.set_title(label)
    return ax
