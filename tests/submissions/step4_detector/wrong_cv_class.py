# fails: scores_every_fold | brackets missing
# why: gives the class instead of a model
def detector_cv_scores(x, y, folds=3):
    return cross_val_score(LogisticRegression, x, two_targets(y), cv=folds)
