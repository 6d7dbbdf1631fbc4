"""Arguments that are not plain data, built in the worker at a check's request."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from grader.worker.protocol.values import Plain

# (key, method, arguments) -> what the check answered
Ask = Callable[[int, str, tuple[Any, ...]], Any]


def build(kind: str, value: Any, ask: Ask) -> Any:
    """Make one prop.

    Args:
        kind: "path", "text_path", "strings", "axes" or "model".
        value: what the check gave with it.
        ask: calls back the check that owns a model.
    """
    if kind == "model":
        return _model(value, ask)
    makers: dict[str, Callable[[Any], Any]] = {"path": Path, "text_path": str, "strings": _strings, "axes": _axes}
    return makers[kind](value)


def _strings(value: list[str]) -> Plain:
    """An object-dtype array, as fetch_openml returns labels."""
    return np.array(value, dtype=object)


def _axes(_: Any) -> Any:
    import matplotlib.pyplot as plt

    ax = plt.figure(figsize=(4, 3)).add_subplot()  # not square, so that what is stretched to fill it shows
    plt.figure()  # the current figure is a different one, so plt.imshow and plt.gca do not draw on ax by chance
    return ax


def _model(key: int, ask: Ask) -> Any:
    """A real estimator whose fit and predict are answered by the check, on the trusted clock."""
    from sklearn.base import BaseEstimator, ClassifierMixin

    class CallbackModel(ClassifierMixin, BaseEstimator):  # type: ignore[misc]
        """An estimator that the grader watches."""

        def __init__(self, key: int = key) -> None:
            self.key = key

        def fit(self, X: Any, y: Any) -> Any:  # noqa: N803 - scikit-learn's name
            ask(self.key, "fit", (X, y))
            self.classes_ = np.unique(np.asarray(y))
            return self

        def predict(self, X: Any) -> Any:  # noqa: N803 - scikit-learn's name
            return ask(self.key, "predict", (X,))

    return CallbackModel()
