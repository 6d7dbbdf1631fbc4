# fails: scores_honestly | 127 rows cannot be divided into 16 equal parts
# why: parts of n // folds rows: what is left over at the end is judged by nobody
# slow: about 1 s
def detector_cv_scores(x, y, folds=3):
    order = np.random.default_rng(0).permutation(len(x))
    x, y = x[order], two_targets(y[order])
    size, scores = len(x) // folds, []
    for start in range(0, size * folds, size):
        part = np.zeros(len(x), bool)
        part[start : start + size] = True
        scores.append(np.mean(_new_detector().fit(x[~part], y[~part]).predict(x[part]) == y[part]))
    return np.array(scores)
