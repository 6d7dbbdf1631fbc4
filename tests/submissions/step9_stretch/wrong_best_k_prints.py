# fails: chooses_k | returned None
# why: prints it


def best_k(x, y, ks, folds):
    for k in ks:
        print(k, cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean())
