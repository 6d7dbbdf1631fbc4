# right: clones of one model, shuffled and stratified parts, an array from a generator
# slow: about 1 s
from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold


def detector_cv_scores(x, y, folds=3):
    base, is_two = _new_detector(), two_targets(y)
    return np.fromiter(
        (
            np.count_nonzero(clone(base).fit(x[a], is_two[a]).predict(x[b]) == is_two[b]) / len(b)
            for a, b in StratifiedKFold(n_splits=folds, shuffle=True).split(x, is_two)
        ),
        float,
    )
