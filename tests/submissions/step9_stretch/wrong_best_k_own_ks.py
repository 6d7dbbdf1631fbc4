# fails: chooses_k | best_k returned \d, which is none of k = 25, 1.*the ones that are tried
# why: tries k from 1 to 9, whatever was asked for
from sklearn.model_selection import cross_val_predict


def best_k(x, y, ks, folds):
    right = [np.sum(cross_val_predict(KNeighborsClassifier(k), x, y, cv=folds) == y) for k in range(1, 10)]
    return 1 + int(np.argmax(right))
