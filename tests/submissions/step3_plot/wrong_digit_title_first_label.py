# fails: has_the_label_as_title | whichever it is
# fails: labels_the_grid | is not the label of its digit
# why: remembers the first label
# slow: about half a second


first = None


def plot_digit(row, label, ax):
    global first
    first = label if first is None else first
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title(first)
    return ax
