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


@pytest.mark.parametrize(("hidden", "trusted", "pictures"), [(False, False, 2), (True, False, 0), (False, True, 0)])
def test_only_digits_that_students_have_are_shown_and_not_for_marks(course, hidden, trusted, pictures):
    here = course if hidden else dataclasses.replace(course, hidden=None)
    only = frozenset({"step5_multiclass.answers_with_labels", "step5_multiclass.is_accurate"})
    with on_this_machine(here, trusted=trusted, allow_unprotected=True) as grader:
        (step,) = grader.grade_path(course.solutions, steps=(course.find("5"),), only=only).steps
    assert step.outcome == "passed"
    assert [len(check.images) for check in step.checks] == [0, pictures]
