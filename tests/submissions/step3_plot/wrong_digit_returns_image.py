# fails: draws_where_it_should | plot_digit returned an object of type AxesImage, where a matplotlib Axes was expected
# why: returns what imshow gives back
# slow: about half a second


def plot_digit(row, label, ax):
    ax.set_title(label)
    return ax.imshow(to_image(row), cmap="gray_r")
