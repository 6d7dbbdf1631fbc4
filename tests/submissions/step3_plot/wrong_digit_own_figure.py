# fails: draws_where_it_should | plot_digit returned a different Axes from the one it was given
# fails: fills_the_grid | Cell 1 of the grid is blank
# why: starts every plot with plt.subplots
# slow: about half a second


def plot_digit(row, label, ax):
    fig, ax = plt.subplots()
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title(label)
    return ax
