"""Step 4: find the twos.

The first model answers one question: is this digit a 2? Nine out of ten are not, so a "model" that always says False
is right nine times out of ten, and has found nothing. Before you are proud of 95 %, compare it with that baseline, and
ask how many of the twos were found (recall) and how many of the finds are twos (precision).

The story of this step, with code to try: grade read 4
"""

import numpy as np
from sklearn.base import BaseEstimator


def two_targets(y: np.ndarray) -> np.ndarray:
    """Which labels are a 2.

    Args:
        y: shape (n,), digits 0 to 9.

    Returns:
        bool array of shape (n,).

    Example:
        >>> two_targets(np.array([5, 2, 4]))
        array([False,  True, False])
    """
    # TODO
    raise NotImplementedError


def baseline_accuracy(is_two: np.ndarray) -> float:
    """The accuracy of a detector that always says False.

    Args:
        is_two: bool array of shape (n,).

    Returns:
        a number from 0 to 1.

    Example:
        >>> baseline_accuracy(np.array([False, True, False, False]))
        0.75
    """
    # TODO
    raise NotImplementedError


def train_two_detector(x: np.ndarray, y: np.ndarray) -> BaseEstimator:
    """Train a detector of twos on all rows, with logistic regression, say.

    Args:
        x: shape (n, 784), one digit per row, 0 to 255.
        y: shape (n,), which digit each row is, 0 to 9.

    Returns:
        a fitted model; its predict returns a bool array, True where it sees a 2.

    Example:
        >>> detector = train_two_detector(x_train, y_train)
        >>> detector.predict(x_train[161:162])
        array([ True])
    """
    # TODO
    raise NotImplementedError


def detector_cv_scores(x: np.ndarray, y: np.ndarray, folds: int = 3) -> np.ndarray:
    """The accuracy of the detector by cross-validation: every row is judged by a model that has not seen it.

    Args:
        x: shape (n, 784), one digit per row, 0 to 255.
        y: shape (n,), which digit each row is, 0 to 9.
        folds: how many parts the rows are divided into.

    Returns:
        float array of shape (folds,), the accuracy (0 to 1) on each part.

    Example:
        >>> detector_cv_scores(x_train, y_train).shape
        (3,)
    """
    # TODO
    raise NotImplementedError
