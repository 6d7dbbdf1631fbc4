# fails: scores_every_fold | name 'cross_validation' is not defined
# why: an old name, which is not imported


def detector_cv_scores(x, y, folds=3):
    return cross_validation.cross_val_score(_new_detector(), x, two_targets(y), cv=folds)
