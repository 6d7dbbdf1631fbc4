# right: pcolormesh draws every pixel as a flat square; the y axis is turned so that the first line is on top, and the aspect is equal
import matplotlib.pyplot as plt
import numpy as np


def plot_mistakes(x, y_true, y_pred, n=10):
    positions = [i for i, (t, p) in enumerate(zip(y_true, y_pred)) if t != p][:n]
    columns = max(1, min(5, len(positions)))
    rows = max(1, -(-len(positions) // columns))
    fig = plt.figure(figsize=(2.4 * columns, 2.6 * rows))
    edges = np.arange(29) - 0.5
    for place, i in enumerate(positions, start=1):
        ax = fig.add_subplot(rows, columns, place)
        ax.pcolormesh(edges, edges, x[i].reshape(28, 28), cmap="binary", vmin=0, vmax=255, shading="flat")
        ax.invert_yaxis()
        ax.set_aspect("equal")
        ax.set_xticks([])
        ax.set_yticks([])
        ax.set_title(f"true {y_true[i]}, predicted {y_pred[i]}", fontsize=9)
    return fig
