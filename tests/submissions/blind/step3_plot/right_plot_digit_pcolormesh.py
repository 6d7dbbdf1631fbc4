# right: pcolormesh draws one flat square per pixel, with the y axis turned so that the first line is on top

import numpy as np
from matplotlib.colors import Normalize


def plot_digit(row, label, ax):
    edges = np.arange(29) - 0.5
    ax.pcolormesh(edges, edges, np.reshape(row, (28, 28)), cmap="Greys", norm=Normalize(0, 255), shading="flat")
    ax.set(aspect="equal", xlim=(-0.5, 27.5), ylim=(27.5, -0.5), title=str(label), xticks=[], yticks=[])
    return ax
