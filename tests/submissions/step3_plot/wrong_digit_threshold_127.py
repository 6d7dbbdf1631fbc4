# fails: shows_the_digit | without all its greys
# why: ink or paper, nothing in between
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(row) > 127, cmap="gray_r")
    ax.set_title(str(label))
    return ax
