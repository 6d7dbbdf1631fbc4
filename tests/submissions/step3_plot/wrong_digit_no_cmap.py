# fails: shows_the_digit | The picture is in colour, not dark ink on white.*cmap
# why: forgets the colour map, which is then viridis
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row))
    ax.set_title(label)
    return ax
