# fails: scores_every_fold | as large as
# why: a score of another kind, summed without bounds
def detector_cv_scores(x, y, folds=3):
    return np.full(folds, -1.7e308)
