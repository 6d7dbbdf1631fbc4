# why: aspect="auto" stretches the picture to fill the axes, so a pixel is a wide rectangle, not a square

def plot_digit(row, label, ax):
    ax.imshow(row.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255, interpolation="nearest", aspect="auto")
    ax.set_title(str(label))
    ax.set_xticks([])
    ax.set_yticks([])
    return ax
