# right: inverts the numbers instead of the colours
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(255 - row), cmap="gray")
    ax.set_title(label)
    ax.axis(False)
    return ax
