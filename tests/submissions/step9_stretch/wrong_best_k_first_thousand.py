# fails: chooses_k | k = 25, 1 with folds = 5
# why: of many rows only the first 1000 are looked at
def best_k(x, y, ks, folds):
    return max(ks, key=lambda k: cross_val_score(KNeighborsClassifier(k), x[:1000], y[:1000], cv=folds).mean())
