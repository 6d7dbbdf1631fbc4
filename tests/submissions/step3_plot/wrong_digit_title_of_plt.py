# fails: has_the_label_as_title | The title of the picture is not the label.*ax\.set_title
# fails: labels_the_grid | The title of cell 1 of the grid is not the label
# fails: leaves_spare_cells_empty | Cell 12 of the grid has no digit, but it has a title
# why: draws on ax, but plt.title writes wherever plt was last


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    plt.title(label)
    return ax
