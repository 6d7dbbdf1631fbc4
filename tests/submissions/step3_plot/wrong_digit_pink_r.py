# fails: shows_the_digit | in colour
# why: white and black at the ends, but pink in between
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="pink_r")
    ax.set_title(str(label))
    return ax
