# fails: has_the_label_as_title | actual: ''
# fails: labels_the_grid | actual: ''
# why: a label belongs in set_xlabel, going by its name


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_xlabel(f"label {label}")
    return ax
