"""Step 7: measure and compare.

"How good is it?" needs a number, and a fair one: the share of right answers on digits the model was not trained on.
"How long does it take?" needs two, because some models are slow to train and others slow to answer. With the three
numbers for every model side by side you can choose one, and say why.

The story of this step, with code to try: grade read 7
"""

import time

import numpy as np
from sklearn.base import BaseEstimator


def accuracy(y_true: np.ndarray, y_pred: np.ndarray) -> float:
    """The share of right answers.

    Args:
        y_true: shape (n,), the labels.
        y_pred: shape (n,), what a model said.

    Returns:
        a number from 0 to 1.

    Example:
        >>> accuracy(np.array([5, 0, 4, 2]), np.array([5, 0, 4, 7]))
        0.75
    """
    # TODO
    raise NotImplementedError


def evaluate(
    model: BaseEstimator, x_train: np.ndarray, y_train: np.ndarray, x_test: np.ndarray, y_test: np.ndarray
) -> dict[str, float]:
    """Train a model, let it predict the test rows, and measure both.

    Args:
        model: has fit and predict, not trained yet.
        x_train, y_train: what it is trained with, shapes (n, pixels) and (n,).
        x_test, y_test: what it is judged by, shapes (m, pixels) and (m,).

    Returns:
        a dict with
        "accuracy": on the test rows, 0 to 1,
        "fit_seconds": how long training took by the clock on the wall,
        "predict_seconds": how long predicting the test rows took.

    Example:
        >>> result = evaluate(make_knn(3), x_train, y_train, x_test, y_test)
        >>> round(result["accuracy"], 2)
        0.94
    """
    # TODO
    raise NotImplementedError


def compare(
    models: dict[str, BaseEstimator], x_train: np.ndarray, y_train: np.ndarray, x_test: np.ndarray, y_test: np.ndarray
) -> dict[str, dict[str, float]]:
    """Evaluate several models on the same data.

    Args:
        models: name -> model, not trained yet.
        x_train, y_train, x_test, y_test: as for evaluate.

    Returns:
        name -> what evaluate returns for that model.

    Example:
        >>> results = compare({"knn": make_knn(), "svc": make_linear_svc()}, x_train, y_train, x_test, y_test)
        >>> round(results["knn"]["accuracy"], 2)
        0.94
    """
    # TODO
    raise NotImplementedError


def ranking(results: dict[str, dict[str, float]]) -> list[str]:
    """The names of the models, the most accurate first.

    Args:
        results: as compare returns it.

    Returns:
        list of names.

    Example:
        >>> ranking({"svc": {"accuracy": 0.87}, "knn": {"accuracy": 0.94}})
        ['knn', 'svc']
    """
    # TODO
    raise NotImplementedError
