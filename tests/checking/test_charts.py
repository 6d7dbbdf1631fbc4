"""A student's own results as pictures: what they show, and that no report for marks has any."""

import dataclasses
import itertools
import re
from contextvars import Context

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.checking import charts
from grader.engine.machine import on_this_machine
from tests.running import ROOT, TIMES_VARY

TRUE = np.array([4, 4, 4, 9, 9, 2, 8])
SAID = np.array([4, 9, 9, 9, 4, 2, 8])
WORSE = np.array([4, 9, 9, 9, 8, 2, 3])


def pictures(number=7):
    found = np.zeros((number, 784), np.uint8)
    found[1] = 255
    return found


def test_a_table_of_answers_says_in_words_what_it_shows():
    found = charts.table_of_answers(TRUE, SAID)
    assert found.title.endswith(": 3 of 7 are wrong, most often a 4 for a 9 (2 times)")
    assert "2: 1 of 1, 3: 0 of 0, 4: 1 of 3," in found.alt
    assert found.pixels.dtype == np.uint8

    def cell(row, column):
        top, left = (charts.MARGIN + place * charts.CELL + 4 for place in (row, column))
        return tuple(found.pixels[top, left].tolist())

    assert cell(7, 7) == charts.PAPER  # nothing is there
    red, green, _ = cell(4, 9)
    assert red > green  # a mistake
    red, green, _ = cell(2, 2)
    assert green > red
    assert charts.table_of_answers(TRUE, TRUE).title.endswith(": 0 of 7 are wrong")
    assert charts.table_of_answers(TRUE[-2:], WORSE[-2:]).title.endswith(
        ": 1 of 2 are wrong, most often an 8 for a 3 (once)"
    )


def test_numbers_in_a_table_can_be_read_on_every_colour():
    def brightness(colour):
        parts = (np.array(colour) / 255 + 0.055) / 1.055
        return float(parts**2.4 @ (0.2126, 0.7152, 0.0722))

    for tone in (charts.RIGHT, charts.WRONG):
        behind = 255 + (np.array(tone) - 255) * 0.75  # at its strongest
        assert (brightness(behind) + 0.05) / (brightness(charts.INK) + 0.05) > 4.0


def test_a_gallery_has_the_mistakes_and_nothing_else():
    (found,) = charts.gallery(pictures(), TRUE, SAID)
    assert found.title == "Digits that your model got wrong, all 3: what each is, and what the model said"
    assert found.alt == "Pictures of a 4 taken for a 9, a 4 taken for a 9, a 9 taken for a 4"
    top = 4 + charts.TITLE
    assert not found.pixels[top + 10, 10].any()  # ink is dark
    assert found.pixels[top + 10, charts.SIDE + 30].all()
    assert charts.gallery(pictures(), TRUE, TRUE) == ()
    (other,) = charts.gallery(pictures(), TRUE, WORSE)
    assert other.alt.endswith("a 9 taken for an 8, an 8 taken for a 3")
    (many,) = charts.gallery(pictures(70), np.tile(TRUE, 10), np.tile(SAID, 10), "the best")
    assert many.title.startswith("Digits that the best got wrong, the first 10 of 30: ")


def test_a_detectors_mistakes_are_those_it_missed_and_those_it_took():
    wanted, found = TRUE == 4, np.array([True, False, False, False, True, False, False])
    (picture,) = charts.finds(pictures(), TRUE, wanted, found, name="fours", told=" (no twos)")
    assert picture.title == (
        "Mistakes of your detector (no twos): fours that it missed (all 2), and others that it took for fours (only this one)"
    )
    assert picture.alt == "Pictures of fours that it missed: a 4, a 4; others that it took for fours: a 9"
    assert not picture.pixels[4 + charts.TITLE + 10, 10].any()
    (picture,) = charts.finds(pictures(), TRUE, wanted, wanted & found, name="fours")
    assert "took" not in picture.title
    assert charts.finds(pictures(), TRUE, wanted, wanted, name="fours") == ()


def test_models_are_where_their_accuracy_and_their_time_puts_them():
    models = {"quick": charts.Measured(0.9, 0.1, 0.1), "good": charts.Measured(0.95, 0.2, 11.6)}
    (found,) = charts.accuracy_and_time(models, "Yours")
    assert found.title.startswith("Yours: higher up means right more often, further left means quicker")
    assert found.title.endswith(TIMES_VARY)
    assert found.alt.endswith(
        "quick: 90.0% right, 0.10 s of training, 0.10 s of answering; "
        "good: 95.0% right, 0.20 s of training, 12 s of answering"
    )
    down, across = np.nonzero((found.pixels == charts.DOT).all(axis=2))
    left = across < charts.WIDTH // 2
    assert left.any()
    assert not left.all()
    assert down[left].min() > down[~left].max()


@pytest.mark.parametrize(
    "models",
    [
        {},
        {"alone": charts.Measured(0.9, 1, 1)},
        {"one": charts.Measured(0.9, 1, 1), "in percent": charts.Measured(90, 1, 1)},
        {"one": charts.Measured(0.9, 1, 1), "backwards": charts.Measured(0.9, -1, 1)},
    ],
)
def test_what_cannot_be_compared_is_not_drawn(models):
    assert charts.accuracy_and_time(models, "Yours") == ()


MODELS = st.lists(
    st.builds(charts.Measured, st.floats(0, 1), st.floats(0, 1e5), st.floats(0, 1e5)), min_size=2, max_size=6
)


@settings(deadline=None)  # other work may run beside it
@given(MODELS)
@example([charts.Measured(right, 0.1, 0.2) for right in (0, 0)])  # 0.3 is not quite three times 0.1
@example([charts.Measured(right, 0, 0) for right in (1, 1)])
@example([charts.Measured(right, 1000, 1000) for right in (0.5, 0.5001)])
def test_every_chart_can_be_drawn(models):
    (found,) = charts.accuracy_and_time({f"model {number}": one for number, one in enumerate(models)}, "Yours")
    assert (found.pixels == charts.DOT).all(axis=2).any()


@settings(deadline=None)
@given(st.floats(0.01, 1e6))
def test_an_axis_has_three_to_seven_parts(span):
    assert 2.9 < span / charts._step(span) < 7.6


def test_names_beside_dots_are_not_over_one_another():
    places = [(200, 150)] * 4 + [(410, 150), (190, 160)]
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in places]
    boxes = []
    for x, y in places:
        boxes.append(charts._room(x, y, 120, [*taken, *boxes]))
    assert not any(charts._overlap(one, other) for one, other in itertools.combinations(boxes, 2))
    assert all(box[2] <= charts.WIDTH for box in boxes)


def test_nothing_is_made_where_nobody_looks():
    def never():
        raise AssertionError

    Context().run(charts.illustrate, never)

    def looked_at():
        charts.shown.set([])
        charts.illustrate(lambda: charts.gallery(pictures(), TRUE, SAID))
        return charts.shown.get()

    assert len(Context().run(looked_at)) == 1


@pytest.mark.parametrize(("hidden", "trusted", "number"), [(False, False, 2), (True, False, 0), (False, True, 0)])
def test_only_digits_that_students_have_are_shown_and_not_for_marks(course, hidden, trusted, number):
    here = course if hidden else dataclasses.replace(course, hidden=None)
    only = frozenset({"step5_multiclass.answers_with_labels", "step5_multiclass.is_accurate"})
    with on_this_machine(here, trusted=trusted, allow_unprotected=True) as grader:
        (step,) = grader.grade_path(course.solutions, steps=(course.find("5"),), only=only).steps
    assert step.outcome == "passed"
    assert [len(check.images) for check in step.checks] == [0, number]


@pytest.mark.parametrize(("trusted", "number"), [(False, 1), (True, 0)])
def test_what_needs_no_hidden_digit_is_shown_where_there_are_some_but_not_for_marks(course, trusted, number):
    steps = course.find("7"), course.find("8")
    with on_this_machine(course, trusted=trusted, allow_unprotected=True) as grader:
        found = grader.grade_path(ROOT / "solutions", steps=steps).steps
    assert [step.outcome for step in found] == ["passed", "passed"]
    assert [sum(len(check.images) for check in step.checks) for step in found] == [number, number]


def test_accuracy_and_time_are_what_the_models_of_the_check_took(course):
    with on_this_machine(course) as grader:
        (step,) = grader.grade_path(ROOT / "solutions", steps=(course.find("7"),)).steps
    (picture,) = (image for check in step.checks for image in check.images)
    taken = dict(re.findall(r"(\w+): [\d.]+% right, ([\d.]+) s", picture.alt))
    assert {"first", "model", "3"} == set(taken)
    assert 0.05 < float(taken["3"]) < float(taken["model"])  # 0.1 and 0.27, on a machine at rest
