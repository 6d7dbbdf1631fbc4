# fails: draws_where_it_should | 'str' object has no attribute.*such as ax.title
# fails: fills_the_grid | 'str' object has no attribute
# why: takes the title for a value


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.title = str(label)
    return ax
