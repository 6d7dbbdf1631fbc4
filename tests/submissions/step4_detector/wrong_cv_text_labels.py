# fails: scores_every_fold | All the \d fits failed\. ValueError: [^\n]*one class[^\n]*$
# why: compares with text, so that all targets are False


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, y == "2", cv=folds)
