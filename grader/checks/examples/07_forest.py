"""A random forest.

The first article's second classifier: 100 trees, each grown at random, that vote. They can be asked which pixels they
looked at: not those at the edge, which are white in every digit. Without random_state, each run grows another forest.
"""

import matplotlib.pyplot as plt
import numpy as np
from sklearn import ensemble, metrics

import grader

x_train, y_train, x_test, y_test = grader.digits()

forest = ensemble.RandomForestClassifier(n_estimators=100, random_state=42)
forest.fit(x_train, y_train)
predicted = forest.predict(x_test)
print(f"right on the test digits: {metrics.accuracy_score(y_test, predicted):.3f}")

votes = forest.predict_proba(x_train[161:162])[0]
print("of 100 trees, those that call digit 161 a 2:", int(np.rint(votes[2] * 100)))

plt.figure(figsize=(3.6, 3), layout="constrained")
plt.imshow(forest.feature_importances_.reshape(28, 28), cmap="hot")
plt.colorbar(label="how much a pixel counts")
plt.axis("off")
plt.show()
