"""Products of matrices by scipy's BLAS, for a numpy that has none of its own and takes three times as long."""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

METHODS = ("loss", "loss_gradient", "gradient")  # in which logistic regression spends its time


def is_lacking() -> bool:
    """Whether numpy multiplies by loops of its own, as it does in a browser."""
    config: Any = np.show_config(mode="dicts")
    return not config["Build Dependencies"]["blas"].get("found", False)


def help_scikit_learn() -> None:
    """Let its linear models multiply by BLAS."""
    from sklearn.linear_model._linear_loss import LinearModelLoss

    for name in METHODS:
        setattr(LinearModelLoss, name, _by_blas(getattr(LinearModelLoss, name)))


class Multiplied(np.ndarray):
    """An array whose products are made by BLAS."""

    def __matmul__(self, other: Any) -> Any:
        return product(self, other)

    def __rmatmul__(self, other: Any) -> Any:
        return product(other, self)


def product(left: Any, right: Any) -> Any:
    """The product of two arrays as numpy has it, with another rounding."""
    from scipy.linalg import blas

    left, right = np.asarray(left), np.asarray(right)
    if left.dtype != np.float64 or right.dtype != np.float64 or not left.size or not right.size:
        return left @ right
    match left.ndim, right.ndim:
        case 2, 2 if left.shape[1] == right.shape[0]:
            # BLAS has its numbers column by column, so it is asked for the transposed product.
            (a, turned_a), (b, turned_b) = _columns(right.T), _columns(left.T)
            return blas.dgemm(1.0, a, b, trans_a=turned_a, trans_b=turned_b).T
        case 2, 1 if left.shape[1] == right.shape[0]:
            matrix, turned = _columns(left)
            return blas.dgemv(1.0, matrix, right, trans=turned)
    return left @ right


def _columns(matrix: Any) -> tuple[Any, int]:
    """A matrix or its transpose, whichever has its columns in one piece, and whether it is the transpose."""
    return (matrix, 0) if matrix.flags.f_contiguous else (matrix.T, 1)


def _by_blas(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def wrapped(self: Any, coef: Any, X: Any, *arguments: Any, **keywords: Any) -> Any:  # noqa: N803 - scikit-learn's name
        plain = type(X) is np.ndarray
        return method(self, coef, X.view(Multiplied) if plain else X, *arguments, **keywords)

    return wrapped
