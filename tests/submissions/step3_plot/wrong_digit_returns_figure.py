# fails: draws_where_it_should | plot_digit returned an object of type Figure, where a matplotlib Axes was expected
# why: returns the whole figure
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title(label)
    return ax.figure
