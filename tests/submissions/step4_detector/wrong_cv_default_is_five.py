# fails: scores_every_fold | shape \(5,\)
# why: the stub's default is changed to scikit-learn's
# slow: about 1 s


def detector_cv_scores(x, y, folds=5):
    return cross_val_score(_new_detector(), x, y == 2, cv=folds)
