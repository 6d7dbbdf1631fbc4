"""Look at digit 161.

The second article's first picture. A digit is a row of 784 numbers; the picture is the same numbers, counted off in
28 lines of 28. Without interpolation="nearest" they would be smoothed, and with another colour map the ink would be
white.
"""

import matplotlib.pyplot as plt

import grader

x_train, y_train, x_test, y_test = grader.digits()

some_digit = x_train[161]
some_digit_image = some_digit.reshape(28, 28)

plt.figure(figsize=(2.8, 2.8), layout="constrained")
plt.imshow(some_digit_image, cmap="binary", interpolation="nearest")
plt.axis("off")
plt.show()

print("its label:", y_train[161])
