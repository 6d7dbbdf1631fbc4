# fails: has_the_label_as_title | The title of the picture is not the label
# fails: labels_the_grid | is not the label of its digit
# why: the example has a 2, and its title goes into the code
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title("the digit 22")
    return ax
