# fails: scores_every_fold | cannot be the accuracy
# why: how often it is wrong
# slow: about half a second


def detector_cv_scores(x, y, folds=3):
    return 1 - cross_val_score(_new_detector(), x, two_targets(y), cv=folds)
