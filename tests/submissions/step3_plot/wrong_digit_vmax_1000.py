# fails: shows_the_digit | has pale ink.*vmax
# why: a range of colours with room above 255
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r", vmax=1000, vmin=0)
    ax.set_title(str(label))
    return ax
