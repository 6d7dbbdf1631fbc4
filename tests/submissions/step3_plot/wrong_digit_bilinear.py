# fails: shows_the_digit | The picture is blurred: every pixel should be one flat square
# why: smooth looks nicer
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r", interpolation="bilinear")
    ax.set_title(label)
    return ax
