# fails: scores_honestly | multiples of 1/1666
# why: of many rows only the first 1000 are judged
def detector_cv_scores(x, y, folds=3):
    x, y = x[:1000], y[:1000]
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds, scoring="accuracy")
