# fails: scores_every_fold | cannot be called the way the course calls it: detector_cv_scores\(x, y, folds=3\)
# why: drops the default


def detector_cv_scores(x, y, folds):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds)
