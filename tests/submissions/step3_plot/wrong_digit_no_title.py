# fails: has_the_label_as_title | The title of the picture is not the label.*actual: ''
# fails: labels_the_grid | The title of cell 1 of the grid is not the label.*actual: ''
# why: anyone can see which digit it is, so why write it


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    return ax
