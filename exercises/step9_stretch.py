"""Step 9 (bonus): go further.

Five exercises for those who want more: which digits are confused with which, what "good" means for a detector, how to
choose k without touching the test set, how to make new training digits out of old ones, and an open competition.

The story of this step, with code to try: grade read 9
"""

import numpy as np
from sklearn.base import BaseEstimator


def confusion(y_true: np.ndarray, y_pred: np.ndarray, n_classes: int = 10) -> np.ndarray:
    """Count which digit was taken for which.

    Args:
        y_true: shape (n,), labels from 0 to n_classes - 1.
        y_pred: shape (n,), what a model said.
        n_classes: how many labels there are, including those that do not occur.

    Returns:
        array of shape (n_classes, n_classes): row t, column p counts the digits t that were called p. Counts are whole
        numbers, of a dtype that has room for them.

    Example:
        >>> confusion(np.array([0, 1, 1]), np.array([0, 1, 0]), n_classes=2)
        array([[1, 0],
               [1, 1]])
    """
    # TODO
    raise NotImplementedError


def precision_recall(is_two: np.ndarray, said_two: np.ndarray) -> tuple[float, float]:
    """How good a detector is at its job.

    Args:
        is_two: bool array of shape (n,), what is true.
        said_two: bool array of shape (n,), what the detector said.

    Returns:
        precision (how many of its finds are twos) and recall (how many of the twos it found), each from 0 to 1, and
        0.0 where there is nothing to divide by.

    Example:
        >>> precision_recall(np.array([True, True, False, False]), np.array([True, False, False, False]))
        (1.0, 0.5)
    """
    # TODO
    raise NotImplementedError


def best_k(x: np.ndarray, y: np.ndarray, ks: list[int], folds: int) -> int:
    """Choose k for k-nearest neighbours by cross-validation.

    Args:
        x: shape (n, features).
        y: shape (n,), the labels.
        ks: the values to choose from.
        folds: how many parts the rows are divided into.

    Returns:
        the k whose accuracy is highest in the mean of all parts, each judged by models that were trained on the others.

    Example:
        >>> best_k(x_train[:1000], y_train[:1000], ks=[1, 3, 25], folds=3)
        1
    """
    # TODO
    raise NotImplementedError


def shift_images(x: np.ndarray, down: int, right: int) -> np.ndarray:
    """Move the ink of every image; what leaves at one edge is lost, what comes in at the other is white (0).

    Args:
        x: shape (n, 784), one 28 x 28 image per row.
        down: how many pixels the ink moves down; negative moves up.
        right: how many pixels the ink moves to the right; negative moves left. From 28 on, nothing is left.

    Returns:
        array of shape (n, 784) with x's dtype; x stays unchanged.

    Example:
        >>> shifted = shift_images(x_train[161:162], down=1, right=0).reshape(28, 28)
        >>> bool((shifted[1:] == x_train[161].reshape(28, 28)[:-1]).all())
        True
    """
    # TODO
    raise NotImplementedError


def train_champion(x: np.ndarray, y: np.ndarray) -> BaseEstimator:
    """Train the best model you can: 95 % on digits nobody has shown you.

    Args:
        x: shape (n, 784), one digit per row, 0 to 255.
        y: shape (n,), which digit each row is.

    Returns:
        a fitted model; its predict returns one label for each row.

    Example:
        >>> champion = train_champion(x_train, y_train)
        >>> bool((champion.predict(x_test) == y_test).mean() > 0.95)
        True
    """
    # TODO
    raise NotImplementedError
