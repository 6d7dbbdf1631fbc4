"""Products by BLAS are those of numpy, whatever shape and order the arrays have."""

import importlib
import itertools

import numpy as np
import pytest
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression, RidgeClassifier

from grader.worker.inside import blas, page

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


@pytest.fixture
def asked(monkeypatch):
    """Products that scikit-learn asks for from when it is helped; afterwards it is as it was."""
    for module, name, functions, _ in blas.HELPED:
        holder = importlib.import_module(module)
        holder = getattr(holder, name) if name else holder
        for function in functions:
            plain = getattr(holder, function)
            for place in (holder, *blas._importers(function, plain)):
                monkeypatch.setattr(place, function, plain)
    found = []
    plain = blas.product
    monkeypatch.setattr(blas, "product", lambda *pair: found.append(pair) or plain(*pair))
    return found


X, Y = RNG.random((300, 120)), RNG.integers(0, 4, 300)
MODELS = {
    "of several classes": lambda: LogisticRegression(C=0.1).fit(X, Y).coef_,
    "of two classes": lambda: LogisticRegression().fit(X, Y == 1).coef_,
    "of a ridge": lambda: RidgeClassifier(solver="cholesky").fit(X, Y).coef_,
    "of what another one says": lambda: LogisticRegression(C=0.1).fit(X, Y).decision_function(X),
    "components": lambda: PCA(4, random_state=0, svd_solver="randomized").fit(X).components_,
    "components of few rows": lambda: PCA(4, random_state=0, svd_solver="randomized").fit(X[:60]).components_,
}


@pytest.mark.parametrize("name", MODELS)
def test_scikit_learn_finds_the_same(asked, name):
    alone = MODELS[name]()
    assert not asked
    blas.help_scikit_learn()
    found = MODELS[name]()
    assert asked
    assert type(found) is np.ndarray
    np.testing.assert_allclose(found, alone, rtol=1e-3, atol=1e-5)


@pytest.mark.parametrize(
    ("libraries", "is_lacking", "helps"), [("sklearn", True, 1), ("sklearn", False, 0), ("", True, 0)]
)
def test_a_page_helps_where_it_is_needed(monkeypatch, libraries, is_lacking, helps):
    helped = []
    monkeypatch.setattr(page.os, "environ", {})
    monkeypatch.setattr(page, "import_for_all", lambda _: None)
    monkeypatch.setattr(blas, "is_lacking", lambda: is_lacking)
    monkeypatch.setattr(blas, "help_scikit_learn", lambda: helped.append(1))
    page.get_ready(libraries)
    assert len(helped) == helps
