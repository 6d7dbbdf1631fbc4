# right: SGDClassifier with loss="log_loss" is logistic regression (one against the rest), trained on all rows in a Pipeline that scales the pixels
from sklearn.linear_model import SGDClassifier
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import FunctionTransformer


def _to_unit(x):
    return x / 255.0


def train_logistic(x, y):
    steps = [
        ("unit", FunctionTransformer(_to_unit)),
        ("logistic", SGDClassifier(loss="log_loss", alpha=1e-4, random_state=7)),
    ]
    model = Pipeline(steps)
    model.fit(x, y)
    return model
