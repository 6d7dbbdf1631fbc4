# fails: scores_every_fold | trained with two_targets
# why: scores a model that tells ten digits apart
# slow: about 3 s


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, y, cv=folds)
