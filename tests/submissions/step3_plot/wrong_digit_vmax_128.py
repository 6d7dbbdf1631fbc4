# fails: shows_the_digit | without all its greys.*vmax
# why: thinks that pixels end at 127
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r", vmin=0, vmax=128)
    ax.set_title(str(label))
    return ax
