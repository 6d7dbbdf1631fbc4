# fails: scores_honestly | (every row|each part)
# why: takes the two halves of a split in the wrong order, so it trains on one part and scores the others
from sklearn.model_selection import StratifiedKFold


def detector_cv_scores(x, y, folds=3):
    is_two, scores = two_targets(y), []
    for test, train in StratifiedKFold(folds).split(x, is_two):
        scores.append(_new_detector().fit(x[train], is_two[train]).score(x[test], is_two[test]))
    return np.array(scores)
