# fails: scores_honestly | drawing new parts
# why: makes a new split in every round
# slow: about 1 s
from sklearn.model_selection import train_test_split


def detector_cv_scores(x, y, folds=3):
    scores = []
    for seed in range(folds):
        x1, x2, y1, y2 = train_test_split(x, y == 2, test_size=1 / folds, random_state=seed)
        scores.append(_new_detector().fit(x1, y1).score(x2, y2))
    return scores
