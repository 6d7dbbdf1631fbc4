# why: draws x[0], x[1], ... under the titles of the mistakes: the counter of the loop instead of the position of the mistake
import matplotlib.pyplot as plt
import numpy as np


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.flatnonzero(y_true != y_pred)[:n]
    fig = plt.figure(figsize=(10, 5))
    columns = 5
    rows = max(1, -(-len(wrong) // columns))
    for i, position in enumerate(wrong):
        ax = fig.add_subplot(rows, columns, i + 1)
        ax.imshow(x[i].reshape(28, 28), cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}")
        ax.axis("off")
    return fig
