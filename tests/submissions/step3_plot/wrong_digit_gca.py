# fails: draws_where_it_should | returned a different Axes from the one it was given
# fails: fills_the_grid | Cell 1 of the grid is blank
# why: copies plt.gca() from the example and does not notice that ax is given


def plot_digit(row, label, ax):
    ax = plt.gca()
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title(label)
    return ax
