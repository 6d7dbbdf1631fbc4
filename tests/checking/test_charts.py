"""A student's own results as pictures: what they show, and that no report for marks has any."""

import dataclasses

import numpy as np
import pytest

from grader.checking import charts
from grader.engine.machine import on_this_machine

TRUE = np.array([4, 4, 4, 9, 9, 2])
SAID = np.array([4, 9, 9, 9, 4, 2])


def test_a_table_of_answers_says_in_words_what_it_shows():
    found = charts.table_of_answers(TRUE, SAID)
    assert "3 of 6 are wrong; most often a 4 for a 9, 2 times" in found.title
    assert found.pixels.dtype == np.uint8

    def cell(row, column):
        top, left = (charts.MARGIN + place * charts.CELL + 4 for place in (row, column))
        return tuple(found.pixels[top, left].tolist())

    assert cell(7, 7) == charts.PAPER  # nothing is there
    red, green, _ = cell(4, 9)
    assert red > green  # a mistake
    red, green, _ = cell(2, 2)
    assert green > red
    assert "wrong" in charts.table_of_answers(TRUE, TRUE).title
    assert "most often" not in charts.table_of_answers(TRUE, TRUE).title


def test_a_gallery_has_the_mistakes_and_nothing_else():
    images = np.zeros((6, 784), np.uint8)
    images[1] = 255
    (found,) = charts.gallery(images, TRUE, SAID)
    assert found.title == "the first 3 mistakes: a 4 taken for a 9, a 4 taken for a 9, a 9 taken for a 4"
    top = 4 + charts.TITLE
    assert not found.pixels[top + 10, 10].any()  # ink is dark
    assert found.pixels[top + 10, charts.SIDE + 30].all()
    assert charts.gallery(images, TRUE, TRUE) == ()


def test_a_detector_has_what_it_missed_and_what_it_took():
    wanted, said = np.array([True, True, False, False]), np.array([True, False, True, False])
    images = np.zeros((4, 784), np.uint8)
    images[1] = 255
    (found,) = charts.gallery_of_detector(images, wanted, said, "two", "your detector")
    assert found.title == "your detector: 1 of 2 twos are missed, and 1 others are taken for one; the first of both"
    top = 4 + charts.TITLE
    assert not found.pixels[top + 10, 10].any()  # what it missed comes first
    assert found.pixels[top + 10, charts.SIDE + 30].all()
    assert charts.gallery_of_detector(images, wanted, wanted, "two", "your detector") == ()


def test_accuracy_is_high_and_time_is_to_the_right():
    measured = {"quick": (0.85, 0.02), "slow": (0.95, 20.0), "hopeless": (0.1, 1e9), "at once": (1.0, 0.0)}
    found = charts.accuracy_against_time(measured)
    assert "quick 85.0% in 0.02 s, slow 95.0% in 20 s" in found.title
    assert "Another machine takes another time" in found.title

    def place(name):
        (only,) = (charts.accuracy_against_time({name: measured[name]}).pixels == charts.RIGHT).all(axis=2)[None]
        rows, columns = np.nonzero(only)
        return rows.mean(), columns.mean()

    places = {name: place(name) for name in measured}
    assert places["slow"][0] < places["quick"][0] < places["hopeless"][0]
    assert places["at once"][1] < places["quick"][1] < places["slow"][1] < places["hopeless"][1]


# Each with how many pictures it has.
STEPS = {
    "4": {"says_true_or_false": 0, "finds_the_twos": 1},
    "5": {"answers_with_labels": 0, "is_accurate": 2},
    "6": {"knn_is_accurate": 1, "svc_draws_a_straight_border": 0, "svc_is_accurate": 2},
}


@pytest.mark.parametrize("number", STEPS)
@pytest.mark.parametrize(
    ("hidden", "trusted", "are_shown"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_only_digits_that_students_have_are_shown_and_not_for_marks(course, number, hidden, trusted, are_shown):
    here = course if hidden else dataclasses.replace(course, hidden=None)
    step = course.find(number)
    only = frozenset(f"{step.id}.{name}" for name in STEPS[number])
    with on_this_machine(here, trusted=trusted, allow_unprotected=True) as grader:
        (result,) = grader.grade_path(course.solutions, steps=(step,), only=only).steps
    assert result.outcome == "passed"
    found = {check.id.partition(".")[2]: len(check.images) for check in result.checks}
    assert found == {name: number * are_shown for name, number in STEPS[number].items()}
