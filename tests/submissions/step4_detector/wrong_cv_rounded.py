# fails: scores_honestly | multiples of 1/7
# why: scores rounded to two decimals
def detector_cv_scores(x, y, folds=3):
    return np.round(cross_val_score(_new_detector(), x, two_targets(y), cv=folds, scoring="accuracy"), 2)
