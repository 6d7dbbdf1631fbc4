# fails: scores_every_fold | It was given 130 rows and folds=5
# why: folds + 1


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, y == 2, cv=folds + 1)
