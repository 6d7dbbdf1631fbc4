# right: its own loop over the parts, a list of floats
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    is_two, scores = y == 2, []
    for part in np.array_split(np.arange(len(y)), folds):
        others = np.setdiff1d(np.arange(len(y)), part)
        detector = _new_detector().fit(x[others], is_two[others])
        scores.append(float(np.mean(detector.predict(x[part]) == is_two[part])))
    return scores
