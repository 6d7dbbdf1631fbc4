# fails: chooses_k | did not choose the best of k = 25, 1 .*expected: 1 actual: 25
# why: many neighbours know more


def best_k(x, y, ks, folds):
    return max(ks)
