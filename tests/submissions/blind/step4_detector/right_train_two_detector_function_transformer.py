# right: a Pipeline that divides by 255 itself and uses the liblinear solver, which is logistic regression too

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer


def _from_0_to_1(x):
    return np.asarray(x, dtype=np.float64) / 255


def train_two_detector(x, y):
    model = Pipeline(
        [
            ("scale", FunctionTransformer(_from_0_to_1)),
            ("logistic", LogisticRegression(solver="liblinear", max_iter=1000)),
        ]
    )
    model.fit(x, np.asarray(y) == 2)
    return model
