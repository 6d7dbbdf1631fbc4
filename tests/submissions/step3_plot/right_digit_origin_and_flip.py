# right: origin lower and the picture flipped once more; a colour map of its own
# slow: about 1 s
from matplotlib.colors import LinearSegmentedColormap

INK = LinearSegmentedColormap.from_list("ink", ["white", "black"])


def plot_digit(row, label, ax):
    ax.imshow(to_image(row)[::-1], cmap=INK, origin="lower")
    ax.set_title(f"{label}\n")
    return ax
