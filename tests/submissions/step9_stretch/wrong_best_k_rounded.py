# fails: chooses_k | k = 25, 1 with folds = 5
# why: means are rounded to two decimals, and the first of equal ones wins
def best_k(x, y, ks, folds):
    return max(ks, key=lambda k: round(cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean(), 2))
