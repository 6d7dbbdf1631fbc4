# fails: shows_the_digit | The picture is in colour
# why: has learnt that _r reverses the colours, and uses it on the wrong map
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="viridis_r")
    ax.set_title(label)
    return ax
