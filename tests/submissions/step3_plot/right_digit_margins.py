# right: limits that leave a white margin around the picture
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap="gray_r")
    ax.set_xlim(-3, 30)
    ax.set_ylim(30, -3)
    ax.set_axis_off()
    ax.set_title(str(label))
    return ax
