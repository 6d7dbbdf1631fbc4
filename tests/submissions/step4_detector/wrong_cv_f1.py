# fails: scores_every_fold | cannot be the accuracy
# why: a better measure for rare classes, but not the one that was asked for
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds, scoring="f1")
