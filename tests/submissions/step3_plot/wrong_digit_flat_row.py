# fails: draws_where_it_should | raised TypeError: Invalid shape \(784,\) for image data
# fails: fills_the_grid | Invalid shape \(784,\) for image data
# why: forgets to turn the row into an image first


def plot_digit(row, label, ax):
    ax.imshow(row, cmap="gray_r")
    ax.set_title(label)
    return ax
