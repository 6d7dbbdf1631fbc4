# fails: scores_every_fold | wrong shape
# why: cv=3, as in the article


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=3, scoring="accuracy")
