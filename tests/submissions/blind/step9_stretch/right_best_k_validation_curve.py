# right: scikit-learn's validation_curve gives the accuracies of all ks and parts at once; the k of the highest mean is the answer
from sklearn.model_selection import validation_curve
from sklearn.neighbors import KNeighborsClassifier


def best_k(x, y, ks, folds):
    _, scores = validation_curve(
        KNeighborsClassifier(), x, y, param_name="n_neighbors", param_range=ks, cv=folds, scoring="accuracy"
    )
    ranked = sorted(zip(scores.mean(axis=1), ks), key=lambda pair: pair[0], reverse=True)
    return int(ranked[0][1])
