# right: plt draws on ax if told to
# slow: about half a second


def plot_digit(row, label, ax):
    plt.sca(ax)
    plt.imshow(to_image(row), cmap="gray_r")
    plt.title(label)
    plt.axis("off")
    return plt.gca()
