# fails: chooses_k | did not choose the best
# why: forgets to remember the best score, so that every k is better than 0


def best_k(x, y, ks, folds):
    best, best_score = None, 0
    for k in ks:
        score = cross_val_score(KNeighborsClassifier(k), x, y, cv=folds).mean()
        if score > best_score:
            best = k
    return best
