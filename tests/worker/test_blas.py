"""Products by BLAS are those of numpy, whatever shape and order the arrays have."""

import itertools

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.linear_model._linear_loss import LinearModelLoss

from grader.worker.inside import blas

RNG = np.random.default_rng(5)
SHAPES = (
    ((4, 6), (6, 3)),
    ((4, 6), (6,)),
    ((6,), (6, 3)),
    ((6,), (6,)),
    ((0, 6), (6, 3)),
    ((1, 1), (1, 1)),
    ((2, 4, 6), (6, 3)),
)
ORDERS = (np.ascontiguousarray, np.asfortranarray, lambda array: np.repeat(array, 2, axis=-1)[..., ::2])


@pytest.mark.parametrize(("left", "right"), SHAPES)
def test_products_are_those_of_numpy(left, right):
    for one, other, kind in itertools.product(ORDERS, ORDERS, (np.float64, np.float32, np.int64)):
        a, b = one((RNG.random(left) * 9).astype(kind)), other((RNG.random(right) * 9).astype(kind))
        expected = a @ b
        for found in (blas.product(a, b), a.view(blas.Multiplied) @ b, a @ b.view(blas.Multiplied)):
            assert type(found) in (np.ndarray, kind)
            assert (found.shape, found.dtype) == (expected.shape, expected.dtype)
            np.testing.assert_allclose(found, expected, rtol=1e-6)


def test_shapes_that_do_not_fit_are_said_as_numpy_says_it():
    for left, right in (((4, 6), (5, 3)), ((4, 6), (5,))):
        with pytest.raises(ValueError, match="mismatch"):
            np.zeros(left).view(blas.Multiplied) @ np.zeros(right)


def test_this_numpy_needs_no_help():
    assert not blas.is_lacking()


def test_scikit_learn_finds_the_same_model(monkeypatch):
    x, y = RNG.random((300, 20)), RNG.integers(0, 4, 300)
    models = [LogisticRegression(C=0.1).fit(x, y), LogisticRegression().fit(x, y == 1)]
    for name in blas.METHODS:  # to be there again afterwards
        monkeypatch.setattr(LinearModelLoss, name, getattr(LinearModelLoss, name))
    asked = []
    plain = blas.product
    monkeypatch.setattr(blas, "product", lambda *pair: asked.append(pair) or plain(*pair))
    blas.help_scikit_learn()
    again = [LogisticRegression(C=0.1).fit(x, y), LogisticRegression().fit(x, y == 1)]
    assert len(asked) > 20
    for one, other in zip(models, again, strict=True):
        np.testing.assert_allclose(one.coef_, other.coef_, rtol=1e-4, atol=1e-6)
        assert type(other.coef_) is np.ndarray
