"""A model that says the mean."""

import numpy as np
import pytest

from grader.api import as_model, expect, points

HINTS = {"train_mean": ("What is a mean?", "numpy.mean", "class Mean: ...")}
TRAINING = {"train_mean"}


@pytest.fixture(scope="module")
def model(student):
    student.train_mean(np.zeros((4, 2)), np.array([5, 5, 5, 5]))
    return as_model(student.train_mean(np.zeros((4, 2)), np.array([1, 2, 3, 6])), "predict")


@points(2)
def test_predicts_the_mean(model):
    """The model answers with the mean"""
    said = model.predict(np.ones((5, 2)))
    expect((said == 3).all(), "It is not the mean.", expected="3", actual=str(said[0]))


@points(4)
def test_predicts_for_every_row(model):
    """There is an answer for every row"""
    model.predict(np.ones((2, 2)))
