# fails: scores_every_fold | cannot be the accuracy
# why: a fairer score, but not the one that was asked for
# slow: about 1 s
def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, y == 2, cv=folds, scoring="balanced_accuracy")
