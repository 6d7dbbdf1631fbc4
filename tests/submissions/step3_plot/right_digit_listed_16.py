# right: sixteen shades of grey
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(to_image(row), cmap=plt.get_cmap("gray_r", 16))
    ax.set_title(str(label))
    return ax
