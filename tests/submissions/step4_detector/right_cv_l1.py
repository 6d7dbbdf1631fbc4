# right: an L1 penalty in every part
# slow: about 1 s
def detector_cv_scores(x, y, folds=3):
    return cross_val_score(
        make_pipeline(MinMaxScaler(), LogisticRegression(penalty="l1", solver="liblinear")), x, y == 2, cv=folds
    )
