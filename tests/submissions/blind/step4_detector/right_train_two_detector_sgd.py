# right: SGDClassifier with log_loss is logistic regression, trained row by row; a pipeline scales the pixels

import numpy as np
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MaxAbsScaler


def train_two_detector(x, y):
    logistic = SGDClassifier(loss="log_loss", alpha=1e-4, max_iter=200, tol=1e-4, random_state=0, average=True)
    return make_pipeline(MaxAbsScaler(), logistic).fit(x, np.equal(y, 2))
