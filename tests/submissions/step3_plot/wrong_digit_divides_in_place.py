# fails: draws_where_it_should | Cannot cast ufunc 'divide'.*\?
# fails: fills_the_grid | Cannot cast ufunc 'divide'
# why: /= has no room for a fraction in an array of bytes


def plot_digit(row, label, ax):
    row /= 255
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_title(label)
    return ax
