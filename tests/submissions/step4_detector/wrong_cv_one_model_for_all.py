# fails: scores_honestly | trained on the other parts only
# why: one model, trained on all rows, judges every part
def detector_cv_scores(x, y, folds=3):
    model = train_two_detector(x, y)
    parts = zip(np.array_split(x, folds), np.array_split(y, folds), strict=True)
    return np.array([np.mean(model.predict(some) == (labels == 2)) for some, labels in parts])
