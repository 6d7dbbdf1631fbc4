# fails: marks_the_twos | does not mark exactly the twos
# why: a 2 and a 7 look alike at two in the morning; the rest of the file is right
# slow: about 1 s


def two_targets(y):
    return y == 7


def train_two_detector(x, y):
    return _new_detector().fit(x, y == 2)


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(_new_detector(), x, y == 2, cv=folds)
