# fails: draws_where_it_should | The Axes that plot_digit was given is still empty.*plt\.imshow
# fails: fills_the_grid | Cell 1 of the grid is blank
# why: plt.imshow draws wherever plt was last, not on ax
# slow: about half a second


def plot_digit(row, label, ax):
    plt.imshow(to_image(row), cmap="gray_r")
    plt.title(label)
    return ax
