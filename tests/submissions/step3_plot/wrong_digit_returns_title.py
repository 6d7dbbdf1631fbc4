# fails: draws_where_it_should | expected: an Axes actual: an object of type Text
# why: returns what set_title gives back
# slow: about 1 s


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    return ax.set_title(label)
