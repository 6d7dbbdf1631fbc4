# fails: draws_where_it_should | plot_digit returned None, where a matplotlib Axes was expected
# why: thinks that drawing is enough
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title(label)
