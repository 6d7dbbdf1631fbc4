# fails: shows_the_digit | The picture
# why: inverts the colours with a minus, which wraps around in uint8: 0 stays 0 and 255 becomes 1
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(-row), cmap="gray")
    ax.set_title(label)
    return ax
