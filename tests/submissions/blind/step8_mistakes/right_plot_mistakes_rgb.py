# right: no colour map at all: the picture is an RGB array in which ink 0 is white and ink 255 is black
import matplotlib.pyplot as plt
import numpy as np


def plot_mistakes(x, y_true, y_pred, n=10):
    wrong = np.nonzero(np.asarray(y_true) != np.asarray(y_pred))[0][:n]
    fig = plt.figure(figsize=(1.9 * max(1, len(wrong)), 2.2))
    for column, i in enumerate(wrong):
        paper = 1.0 - np.asarray(x[i], dtype=float).reshape(28, 28, 1) / 255.0
        ax = fig.add_subplot(1, len(wrong), column + 1)
        ax.imshow(np.concatenate([paper, paper, paper], axis=2), interpolation="none")
        ax.set_axis_off()
        ax.set_title("true {}, predicted {}".format(y_true[i], y_pred[i]), fontsize=8)
    return fig
