# fails: has_the_label_as_title | actual: 'set_title'|is not a function|actual: ''
# fails: labels_the_grid | actual: ''
# why: an equals sign instead of brackets: the method is replaced, and no title is written
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title = str(label)
    return ax
