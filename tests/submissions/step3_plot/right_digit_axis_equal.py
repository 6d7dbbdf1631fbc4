# right: axis('equal') leaves room beside the picture if the Axes is wide
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.axis("equal")
    ax.axis("off")
    ax.set_title(str(label))
    return ax
