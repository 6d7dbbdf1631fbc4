# fails: has_the_label_as_title | expected: '0' actual: ''
# fails: labels_the_grid | expected: '0' actual: ''
# why: 0 counts as False, so a 0 gets no title
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    if label:
        ax.set_title(label)
    return ax
