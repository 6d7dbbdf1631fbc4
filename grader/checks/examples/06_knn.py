"""k nearest neighbours.

The first article's first classifier, and with all 60 000 digits right on 97 of 100. It learns nothing: it looks for
the three training digits that are most like the one it is asked about. Here they are, for one of its mistakes.
"""

import matplotlib.pyplot as plt
import numpy as np
from sklearn import neighbors

import grader

x_train, y_train, x_test, y_test = grader.digits()

classifier = neighbors.KNeighborsClassifier(n_neighbors=3)
classifier.fit(x_train, y_train)
predicted = classifier.predict(x_test)
print(f"right on the test digits: {np.mean(predicted == y_test):.3f}")

mistake = np.argmax(predicted != y_test)  # the first one
distances, nearest = classifier.kneighbors(x_test[mistake : mistake + 1])
pictures = [x_test[mistake], *x_train[nearest[0]]]
titles = [f"a {y_test[mistake]}, called {predicted[mistake]}", *(f"near: {label}" for label in y_train[nearest[0]])]
plt.figure(figsize=(6, 1.9), layout="constrained")
for place, picture in enumerate(pictures, start=1):
    plt.subplot(1, 4, place)
    plt.imshow(picture.reshape(28, 28), cmap="binary", interpolation="nearest")
    plt.title(titles[place - 1], fontsize=10)
    plt.axis("off")
plt.show()
