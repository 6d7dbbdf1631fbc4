# fails: scores_honestly | expected: \d+ mistakes in all parts together
# why: every part starts in the middle of the previous one
# slow: about 1 s
def detector_cv_scores(x, y, folds=3):
    scores = []
    size = len(x) // folds
    for i in range(folds):
        test = np.arange(size) + i * size // 2
        rest = np.setdiff1d(np.arange(len(x)), test)
        scores.append(_new_detector().fit(x[rest], y[rest] == 2).score(x[test], y[test] == 2))
    return scores
