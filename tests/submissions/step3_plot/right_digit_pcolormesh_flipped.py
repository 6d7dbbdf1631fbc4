# right: pcolormesh of the picture turned upside down, which it turns back
# slow: about half a second


def plot_digit(row, label, ax):
    ax.pcolor(np.flipud(to_image(row)), cmap="Greys")
    ax.set_aspect("equal")
    ax.axis("off")
    ax.set_title(label)
    return ax
