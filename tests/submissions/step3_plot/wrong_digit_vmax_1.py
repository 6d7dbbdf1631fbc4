# fails: shows_the_digit | The picture does not show the expected digit|grey
# why: thinks the pixels are 0..1, so every grey becomes black
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r", vmin=0, vmax=1)
    ax.set_title(label)
    return ax
