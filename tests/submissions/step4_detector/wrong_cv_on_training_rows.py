# fails: scores_honestly | random pixels and labels
# why: trains on all rows and scores parts of them
# slow: about half a second


def detector_cv_scores(x, y, folds=3):
    is_two = two_targets(y)
    detector = make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=1000)).fit(x, is_two)
    parts = np.array_split(np.arange(len(x)), folds)
    return np.array([detector.score(x[part], is_two[part]) for part in parts])
