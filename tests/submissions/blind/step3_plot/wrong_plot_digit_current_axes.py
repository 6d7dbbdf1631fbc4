# why: draws with plt.imshow and plt.title into the current axes instead of the ax that is given; the same thing in the example

import matplotlib.pyplot as plt


def plot_digit(row, label, ax):
    plt.imshow(row.reshape(28, 28), cmap="gray_r", vmin=0, vmax=255, interpolation="nearest")
    plt.title(str(label))
    return ax
