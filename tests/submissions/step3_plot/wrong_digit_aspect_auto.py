# fails: shows_the_digit | The picture shows pixels that are not square.*stretched
# why: aspect="auto" makes the picture as large as the Axes, and every pixel a rectangle
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r", aspect="auto")
    ax.set_title(str(label))
    ax.axis("off")
    return ax
