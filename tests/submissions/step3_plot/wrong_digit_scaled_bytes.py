# fails: shows_the_digit | The picture
# fails: fills_the_grid | Cell \d+ of the grid
# why: divides bytes by 255 with //, so that only full ink is left
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row // 255), cmap="gray_r")
    ax.set_title(label)
    return ax
