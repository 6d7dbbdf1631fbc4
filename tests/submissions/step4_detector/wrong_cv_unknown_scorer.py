# fails: scores_every_fold | raised InvalidParameterError
# why: guesses a scorer's name


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds, scoring="acc")
