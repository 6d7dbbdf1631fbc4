# right: counts the right answers of cross_val_predict; an error rate at its lowest
# slow: about half a second
from sklearn.model_selection import cross_val_predict


def best_k(x, y, ks, folds):
    errors = {k: (cross_val_predict(KNeighborsClassifier(n_neighbors=k), x, y, cv=folds) != y).mean() for k in ks}
    return min(errors, key=errors.get)
