# fails: scores_honestly | (every row|each part)
# why: splits once and gives that score for every fold
from sklearn.model_selection import train_test_split


def detector_cv_scores(x, y, folds=3):
    x_train, x_test, y_train, y_test = train_test_split(x, two_targets(y), test_size=1 / folds, random_state=0)
    return np.full(folds, _new_detector().fit(x_train, y_train).score(x_test, y_test))
