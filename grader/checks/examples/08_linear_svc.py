"""A linear support vector classifier.

The first article's third classifier. It weighs every pixel, once for each digit: blue says that ink there speaks for
the digit, red that it speaks against it. On pixels from 0 to 255 it gives up before it is done; from 0 to 1 it takes
seconds.
"""

import matplotlib.pyplot as plt
import numpy as np
from sklearn import svm

import grader

x_train, y_train, x_test, y_test = grader.digits()

linear = svm.LinearSVC(C=0.01, random_state=42)
linear.fit(x_train / 255, y_train)
predicted = linear.predict(x_test / 255)
print(f"right on the test digits: {np.mean(predicted == y_test):.3f}")

most = np.abs(linear.coef_).max()
plt.figure(figsize=(6, 2.8), layout="constrained")
for digit in range(10):
    plt.subplot(2, 5, digit + 1)
    plt.imshow(linear.coef_[digit].reshape(28, 28), cmap="RdBu", vmin=-most, vmax=most)
    plt.title(digit, fontsize=10)
    plt.axis("off")
plt.show()
