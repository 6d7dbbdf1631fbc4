# right: a Figure made without pyplot, matshow (no smoothing), and an own colour map from white to a very dark blue
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

_INK = LinearSegmentedColormap.from_list("ink", ["#ffffff", "#050520"])


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(np.not_equal(y_true, y_pred))[:n]
    side = max(1, int(np.ceil(np.sqrt(len(wrong)))))
    fig = Figure(figsize=(2.5 * side, 2.5 * side))
    FigureCanvasAgg(fig)
    grid = fig.add_gridspec(side, side, hspace=0.4)
    for place, i in enumerate(wrong):
        ax = fig.add_subplot(grid[place // side, place % side])
        ax.matshow(np.reshape(x[i], (28, 28)), cmap=_INK, vmin=0, vmax=255, interpolation="nearest")
        ax.set(xticks=[], yticks=[], title=f"true {int(y_true[i])}, predicted {int(y_pred[i])}")
    return fig
