# fails: scores_every_fold | returned 0.9\d+ \(\w+\), where an array was expected
# why: one number is handier than three


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds).mean()
