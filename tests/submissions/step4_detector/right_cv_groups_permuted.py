# right: its own permutation, cut into slices
# slow: about 3 s
def detector_cv_scores(x, y, folds=3):
    order = np.random.default_rng(7).permutation(len(x))
    size, scores = len(x) // folds, []
    for i in range(folds):
        test = order[i * size : (i + 1) * size] if i < folds - 1 else order[i * size :]
        train = [j for j in order if j not in set(test.tolist())]
        scores.append(_new_detector().fit(x[train], y[train] == 2).score(x[test], y[test] == 2))
    return scores
