# fails: scores_every_fold | from 0 to 1
# why: percent
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    return 100 * cross_val_score(_new_detector(), x, two_targets(y), cv=folds)
