# right: as in the article, on raw pixels
# slow: about 1 s


def detector_cv_scores(x: np.ndarray, y: np.ndarray, folds: int = 3) -> np.ndarray:
    return cross_val_score(LogisticRegression(tol=0.1), x, y == 2, cv=folds, scoring="accuracy")
