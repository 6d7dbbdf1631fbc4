"""Load the digits.

The first article reads MNIST with the package python-mnist, the second fetches it with scikit-learn's fetch_openml.
Both need a network and 70 000 digits. Here 6000 of them are at hand. Articles that use fetch_openml today need
as_frame=False, or they get a table of pandas; and its labels are text: '2', not 2.
"""

import matplotlib.pyplot as plt
import numpy as np

import grader

x_train, y_train, x_test, y_test = grader.digits()
print("to train with:", x_train.shape, y_train.shape)
print("to test with: ", x_test.shape, y_test.shape)


def display(row, threshold=200):
    """A digit as text, as python-mnist shows it."""
    return "\n".join("".join("@" if pixel > threshold else "." for pixel in line) for line in row.reshape(28, 28))


index = 161
print(display(x_train[index]))
print("its label:", y_train[index])

# Are there as many of each digit?
plt.figure(figsize=(5, 2.8), layout="constrained")
plt.bar(range(10), np.bincount(y_train, minlength=10))
plt.xticks(range(10))
plt.xlabel("digit")
plt.ylabel("how many")
plt.show()
