"""A grid of digits with their labels.

Forty at a glance: is each label the one you would give? plt.subplot counts its places from 1, Python counts from 0,
which is where grids of this kind go wrong.
"""

import matplotlib.pyplot as plt

import grader

x_train, y_train, x_test, y_test = grader.digits()

rows, columns = 4, 10
plt.figure(figsize=(columns * 0.7, rows * 0.9), layout="constrained")
for index in range(rows * columns):
    plt.subplot(rows, columns, index + 1)
    plt.imshow(x_train[index].reshape(28, 28), cmap="binary", interpolation="nearest")
    plt.title(y_train[index], fontsize=9)
    plt.axis("off")
plt.show()
