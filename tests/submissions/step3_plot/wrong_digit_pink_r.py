# fails: shows_the_digit | in colour
# fails: fills_the_grid | in colour
# why: white and black at its ends, but pink between


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="pink_r")
    ax.set_title(str(label))
    return ax
