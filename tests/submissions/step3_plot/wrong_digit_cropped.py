# fails: shows_the_digit | The picture does not show the expected digit.*drawn whole
# fails: fills_the_grid | Cell 1 of the grid does not show the expected digit
# why: cuts the white margin off
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row)[4:24, 4:24], cmap="gray_r")
    ax.set_title(label)
    return ax
