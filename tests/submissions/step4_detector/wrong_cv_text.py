# fails: scores_every_fold | text values, where numbers were expected
# why: formats the scores


def detector_cv_scores(x, y, folds=3):
    return [f"{score:.3f}" for score in cross_val_score(_new_detector(), x, two_targets(y), cv=folds)]
