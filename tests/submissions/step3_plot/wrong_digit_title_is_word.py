# fails: has_the_label_as_title | actual: 'label'
# fails: labels_the_grid | actual: 'label'
# why: quotation marks around the name of the argument
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title("label")
    return ax
