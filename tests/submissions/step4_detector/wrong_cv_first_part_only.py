# fails: scores_honestly | judged exactly once
# why: always scores the first part
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    parts = np.array_split(np.arange(len(x)), folds)
    scores = []
    for part in parts:
        rest = np.setdiff1d(np.arange(len(x)), parts[0])
        scores.append(_new_detector().fit(x[rest], y[rest] == 2).score(x[parts[0]], y[parts[0]] == 2))
    return np.array(scores)
