# fails: scores_honestly | random pixels and labels
# why: trains on everything in every fold, also on the part that is scored
# slow: about 2 s
from sklearn.model_selection import KFold


def detector_cv_scores(x, y, folds=3):
    is_two, scores = two_targets(y), []
    for _, test in KFold(folds).split(x):
        detector = make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=500))
        scores.append(detector.fit(x, is_two).score(x[test], is_two[test]))
    return scores
