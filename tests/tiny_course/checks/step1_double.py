"""Double."""

import numpy as np
import pytest

from grader.api import as_array, expect_same, expect_unchanged, needs, points

HINTS = {"double": ("What is two times x?", "*", "return 2 * ...")}


@pytest.fixture(scope="module")
def x(seed):
    return np.random.default_rng(seed).integers(1, 100, 7)


@points(3)
def test_doubles(student, reference, x):
    """Every value is doubled"""
    student.double(x + 1)  # what is kept from one call to the next shows
    found = as_array(student.double(x), shape=(7,))
    expect_same(found, as_array(reference.double(x)), "These are not the doubled values.", help="Is it x + x?")


@points(1)
@needs("doubles")
def test_keeps_input(student, x):
    """The input stays as it is"""
    expect_unchanged(student.double.keeping_inputs(x), x)
