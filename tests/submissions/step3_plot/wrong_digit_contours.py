# fails: shows_the_digit | The picture is (blurred|in colour)|The picture does not show
# why: contourf was in another lesson
# slow: about half a second


def plot_digit(row, label, ax):
    ax.contourf(to_image(row), cmap="gray_r")
    ax.invert_yaxis()
    ax.set_title(label)
    return ax
