# fails: says_true_or_false | which has no predict|where a model was expected
# fails: scores_every_fold | Does detector_cv_scores use train_two_detector\? That returns no model yet
# why: returns what the model says, and scores what was returned
def train_two_detector(x, y):
    return _new_detector().fit(x, two_targets(y)).predict(x)


def detector_cv_scores(x, y, folds=3):
    scores = []
    for part in np.array_split(np.arange(len(x)), folds):
        others = np.setdiff1d(np.arange(len(x)), part)
        detector = train_two_detector(x[others], y[others])
        scores.append(np.mean(detector.predict(x[part]) == two_targets(y[part])))
    return np.array(scores)
