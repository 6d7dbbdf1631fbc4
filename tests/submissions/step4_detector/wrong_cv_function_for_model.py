# fails: scores_every_fold | 'estimator' parameter of cross_val_score
# why: gives the function instead of a model


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(train_two_detector, x, two_targets(y), cv=folds)
