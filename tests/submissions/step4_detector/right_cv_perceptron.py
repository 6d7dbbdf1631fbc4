# right: a perceptron in every part
# slow: about 1 s
from sklearn.linear_model import Perceptron


def detector_cv_scores(x, y, folds=3):
    return cross_val_score(make_pipeline(MinMaxScaler(), Perceptron(random_state=0)), x, y == 2, cv=folds, n_jobs=2)
