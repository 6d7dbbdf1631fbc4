"""Step 5: tell all ten digits apart.

Logistic regression is not limited to yes and no: given ten labels, it learns ten scores for every image and answers
with the label of the highest. With ten classes of equal size, guessing is right one time in ten, so now 90 % means
something.
"""

import numpy as np
from sklearn.base import BaseEstimator

# BEGIN SOLUTION
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MinMaxScaler

# END SOLUTION


def train_logistic(x: np.ndarray, y: np.ndarray) -> BaseEstimator:
    """Train logistic regression, or another classifier that is as accurate, on all rows.

    Args:
        x: shape (n, 784), one digit per row, 0 to 255.
        y: shape (n,), which digit each row is; perhaps not all ten occur.

    Returns:
        a fitted model; its predict returns one label for each row, out of those in y.

    Example:
        >>> model = train_logistic(x_train, y_train)
        >>> model.predict(x_train[161:162])
        array([2], dtype=uint8)
    """
    # BEGIN SOLUTION
    return make_pipeline(MinMaxScaler(), LogisticRegression(C=0.1, max_iter=300)).fit(x, y)
    # END SOLUTION


def predict_one(model: BaseEstimator, row: np.ndarray) -> int:
    """Ask a model about a single digit.

    Args:
        model: a fitted model; its predict takes an array of shape (n, 784).
        row: shape (784,), one digit.

    Returns:
        one label, as an int.

    Example:
        >>> predict_one(model, x_train[161])
        2
    """
    # BEGIN SOLUTION
    return int(model.predict(row.reshape(1, -1))[0])
    # END SOLUTION
