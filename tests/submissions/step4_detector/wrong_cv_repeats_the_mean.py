# fails: scores_honestly | accuracies on 100 rows
# why: the mean in every place
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    return np.full(folds, cross_val_score(_new_detector(), x, y == 2, cv=folds).mean())
