# why: cv=3 whatever folds says; a student who copied the call from the example
import numpy as np
from sklearn.model_selection import cross_val_score
from sklearn.neighbors import KNeighborsClassifier


def best_k(x, y, ks, folds):
    means = [cross_val_score(KNeighborsClassifier(k), x, y, cv=3).mean() for k in ks]
    return ks[int(np.argmax(means))]
