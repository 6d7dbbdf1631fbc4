# fails: chooses_k | did not choose the best of k = 210, 3, 120.*expected: 3 actual: 210
# why: many neighbours know more


def best_k(x, y, ks, folds):
    return max(ks)
