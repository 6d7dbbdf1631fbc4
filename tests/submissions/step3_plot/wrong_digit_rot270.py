# fails: shows_the_digit | rotated by a quarter turn to the right
# why: also turns the picture the other way round
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(np.rot90(to_image(row), -1), cmap="gray_r")
    ax.set_title(str(label))
    return ax
