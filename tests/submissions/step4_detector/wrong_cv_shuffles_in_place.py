# fails: scores_honestly | detector_cv_scores changed its argument x
# why: shuffles the rows it was given, so whoever called it has others afterwards
def detector_cv_scores(x, y, folds=3):
    order = np.random.default_rng(0).permutation(len(x))
    x[:], y[:] = x[order], y[order]
    return cross_val_score(_new_detector(), x, two_targets(y), cv=folds)
