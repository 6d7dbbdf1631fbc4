# fails: scores_honestly | by a new model that has not seen it|trained on the other parts only
# why: one model for all parts, which carries on where it stopped
# slow: about 3 s
from sklearn.linear_model import SGDClassifier


def detector_cv_scores(x, y, folds=3):
    x, is_two = x / 255, y == 2
    model = SGDClassifier(loss="log_loss", random_state=0)
    parts, scores = np.array_split(np.arange(len(x)), folds), []
    for part in parts:
        rest = np.setdiff1d(np.arange(len(x)), part)
        for _ in range(50):
            model.partial_fit(x[rest], is_two[rest], classes=[False, True])
        scores.append(model.score(x[part], is_two[part]))
    return scores
