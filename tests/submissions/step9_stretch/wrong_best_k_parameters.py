# fails: chooses_k | best_k returned a dict of 1, where one whole number was expected
# why: best_params_ is a dict
from sklearn.model_selection import GridSearchCV


def best_k(x, y, ks, folds):
    return GridSearchCV(KNeighborsClassifier(), {"n_neighbors": ks}, cv=folds).fit(x, y).best_params_
