# fails: scores_every_fold | cannot be the accuracy
# why: uses the recall instead of the accuracy
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds, scoring="recall")
