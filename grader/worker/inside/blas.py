"""Products of matrices by scipy's BLAS, for a numpy that has none of its own and takes three times as long."""

import functools
import importlib
import sys
from collections.abc import Callable
from typing import Any

import numpy as np

# Where scikit-learn spends its time with that: module, what is in it, its functions, and which argument is the data.
HELPED = (
    ("sklearn.linear_model._linear_loss", "LinearModelLoss", ("loss", "loss_gradient", "gradient"), 2),
    ("sklearn.utils.extmath", "", ("safe_sparse_dot", "_randomized_svd"), 0),
)


def is_lacking() -> bool:
    """Whether numpy multiplies by loops of its own, as it does in a browser."""
    config: Any = np.show_config(mode="dicts")
    return not config["Build Dependencies"]["blas"].get("found", False)


def help_scikit_learn() -> None:
    """Let what takes long there multiply by BLAS."""
    for module, name, functions, place in HELPED:
        holder: Any = importlib.import_module(module)
        holder = getattr(holder, name) if name else holder
        for function in functions:
            plain = getattr(holder, function)
            helped = _by_blas(plain, place)
            setattr(holder, function, helped)
            for other in _importers(function, plain):
                setattr(other, function, helped)


def _importers(name: str, value: Any) -> list[Any]:
    """The modules of scikit-learn that have imported a function from another one."""
    loaded = [module for path, module in sys.modules.items() if path.startswith("sklearn.")]
    return [module for module in loaded if vars(module).get(name) is value]


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


def _by_blas(function: Callable[..., Any], place: int) -> Callable[..., Any]:
    @functools.wraps(function)
    def wrapped(*arguments: Any, **keywords: Any) -> Any:
        given = list(arguments)
        if len(given) > place and type(given[place]) is np.ndarray:
            given[place] = given[place].view(Multiplied)
        return function(*given, **keywords)

    return wrapped
