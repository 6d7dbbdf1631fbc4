# right: Greys, and the frame with its numbers left on
# slow: about half a second


def plot_digit(row, label, ax):
    ax.imshow(row.reshape(28, 28), cmap=plt.cm.Greys)
    ax.set(title=label)
    return ax
