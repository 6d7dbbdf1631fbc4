# fails: shows_the_digit | changed its argument
# fails: fills_the_grid | changed its argument
# why: inverts the colours in the row itself: the next picture of it is white on black
# slow: about half a second


def plot_digit(row, label, ax):
    np.subtract(255, row, out=row)
    ax.imshow(to_image(row), cmap="gray")
    ax.set_title(label)
    return ax
