# fails: scores_every_fold | actual: shape \(5,\)
# why: leaves cv out, and five is scikit-learn's default
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), scoring="accuracy")
