# fails: scores_every_fold | returned None, where an array was expected
# why: prints the scores


def detector_cv_scores(x, y, folds=3):
    scores = cross_val_score(_new_detector(), x, two_targets(y), cv=folds)
    print(scores, scores.mean())
