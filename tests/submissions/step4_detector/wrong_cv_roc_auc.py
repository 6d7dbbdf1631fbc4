# fails: scores_honestly | accuracy
# why: the next page of the book uses this score
# slow: about 1 s


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds, scoring="roc_auc")
