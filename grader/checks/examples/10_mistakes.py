"""The digits it got wrong.

The second article ends with these. Its loop counts the mistakes where it should keep where they are, and its
indentation is lost. Here the place of each mistake is kept, so that its picture can be found.
"""

import matplotlib.pyplot as plt
from sklearn import linear_model

import grader

x_train, y_train, x_test, y_test = grader.digits()

logistic = linear_model.LogisticRegression(C=0.05, tol=0.001, max_iter=200)
logistic.fit(x_train / 255, y_train)
predictions = logistic.predict(x_test / 255)

mistakes = [index for index, (label, said) in enumerate(zip(y_test, predictions)) if label != said]
print(len(mistakes), "of", len(y_test), "digits are called something else")

plt.figure(figsize=(7, 3), layout="constrained")
for place, index in enumerate(mistakes[:12], start=1):
    plt.subplot(2, 6, place)
    plt.imshow(x_test[index].reshape(28, 28), cmap="binary", interpolation="nearest")
    plt.title(f"a {y_test[index]}, called {predictions[index]}", fontsize=8)
    plt.axis("off")
plt.show()
