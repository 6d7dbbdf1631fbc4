# right: draws 784 squares one by one, white for 0 and black for 255

from matplotlib.collections import PatchCollection
from matplotlib.patches import Rectangle


def plot_digit(row, label, ax):
    squares, colours = [], []
    for position, ink in enumerate(row):
        line, column = divmod(position, 28)
        squares.append(Rectangle((column - 0.5, line - 0.5), 1, 1))
        colours.append(str(1 - float(ink) / 255))
    ax.add_collection(PatchCollection(squares, facecolors=colours, edgecolors="none", antialiaseds=False))
    ax.set_xlim(-0.5, 27.5)
    ax.set_ylim(27.5, -0.5)
    ax.set_aspect("equal")
    ax.set_title(str(label))
    return ax
