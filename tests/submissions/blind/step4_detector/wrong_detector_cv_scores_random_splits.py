# why: ShuffleSplit draws a new random test part each time: some rows are judged twice and others never, no division into parts

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import ShuffleSplit, cross_val_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler


def detector_cv_scores(x, y, folds=3):
    model = make_pipeline(MinMaxScaler(), LogisticRegression(max_iter=1000))
    splits = ShuffleSplit(n_splits=folds, test_size=1 / folds, random_state=0)
    return cross_val_score(model, x, y == 2, cv=splits, scoring="accuracy")
