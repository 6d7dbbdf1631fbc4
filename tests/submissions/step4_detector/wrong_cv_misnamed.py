# fails: scores_every_fold | unexpected keyword argument 'folds'.*match the documentation
# why: writes folds= instead of cv=
def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), folds=folds)
