"""All that a check file may import: declaring checks, reading students' values, saying what is wrong."""

import inspect
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pytest

from grader.checking.charts import Measured, accuracy_and_time, finds, gallery, illustrate, table_of_answers
from grader.checking.claims import (
    expect,
    expect_raises,
    expect_same,
    expect_unchanged,
    explained,
    given,
    in_digits,
    judged_elsewhere,
    show,
    wait_for,
)
from grader.checking.learning import (
    ON_ALL_ROWS,
    a_few,
    expect_all_rows_learned,
    expect_labels_only,
    expect_models_of_their_own,
    expect_rows_judged_alone,
    in_two_orders,
    three_digits,
    why_inaccurate,
    why_not_trained,
)
from grader.checking.objects import Model, as_drawing, as_model
from grader.checking.picture import (
    expect_digit,
    expect_empty,
    expect_no_colour_bars,
    faults_of,
    grid_of,
    have_clear_edges,
    is_blank,
    reading_order,
    shows_digit,
)
from grader.checking.sleeping import sleep
from grader.checking.values import as_array, as_dict, as_int, as_names, as_number, as_parts
from grader.course.model import Threshold
from grader.outcomes import Image
from grader.worker.answers import Answer, Picture, Prop
from grader.worker.twin import Function, Functions

__all__ = [
    "ON_ALL_ROWS",
    "Answer",
    "Function",
    "Functions",
    "Image",
    "Measured",
    "Model",
    "Picture",
    "a_few",
    "accuracy_and_time",
    "as_array",
    "as_dict",
    "as_drawing",
    "as_int",
    "as_model",
    "as_names",
    "as_number",
    "as_parts",
    "axes",
    "callback_model",
    "expect",
    "expect_all_rows_learned",
    "expect_digit",
    "expect_empty",
    "expect_labels_only",
    "expect_models_of_their_own",
    "expect_no_colour_bars",
    "expect_raises",
    "expect_rows_judged_alone",
    "expect_same",
    "expect_unchanged",
    "explained",
    "faults_of",
    "finds",
    "gallery",
    "given",
    "grid_of",
    "have_clear_edges",
    "hidden",
    "illustrate",
    "in_digits",
    "in_two_orders",
    "is_blank",
    "judged_elsewhere",
    "kept",
    "needs",
    "path",
    "points",
    "reading_order",
    "show",
    "shows_digit",
    "sleep",
    "strings",
    "table_of_answers",
    "text_path",
    "three_digits",
    "threshold",
    "wait_for",
    "why_inaccurate",
    "why_not_trained",
]

Check = TypeVar("Check", bound=Callable[..., Any])


# Declaring a check


def points(number: int) -> Callable[[Check], Check]:
    """How many points a check is worth."""
    return _mark("points", number)


def needs(*names: str) -> Callable[[Check], Check]:
    """The checks (names without test_) that must have passed for this one to make sense."""
    return _mark("needs", names)


def hidden(help: str) -> Callable[[Check], Check]:
    """A check that uses `unseen`, directly or by a fixture. It runs after those of its step that are not hidden.

    In a report for marks it says no more than that it did not pass: no values, nothing that the student's code said.

    Args:
        help: what it says then, a likely cause as a question.
    """
    if not isinstance(help, str):
        raise TypeError('write @hidden("a likely cause, as a question")')
    return _mark("hidden", help)


def kept(make: Callable[..., Any]) -> Any:
    """A fixture of scope "module" that is the same for every submission, so it is made once and then kept.

    It may use `mnist`, `course_rng`, `reference` and others of its kind, not `unseen`; its arrays cannot be written to.
    """
    if "unseen" in inspect.signature(make).parameters:
        raise TypeError(f"{make.__name__} is @kept and uses unseen, of which every submission's checks have to be told")

    names = tuple(inspect.signature(make).parameters)

    def fixture(request: pytest.FixtureRequest) -> Any:
        return request.getfixturevalue("kept_value")(make, names)

    return pytest.fixture(scope="module", name=make.__name__)(fixture)


def threshold(value: float, *, right: float, wrong: float, margin: float = 0.0) -> float:
    """A number that tells right from wrong, with its evidence; give it a name at the check file's top level.

    `grade verify` refuses a value that is not between the two, and a solution that does not pass with the margin added.

    Args:
        value: the limit; between `wrong` and `right`, whichever is higher.
        right: the worst that a right submission was seen to reach.
        wrong: the best that a wrong one was seen to reach which this limit has to stop.
        margin: by how much the solution must be better than the limit.
    """
    return Threshold(value, right=right, wrong=wrong, margin=margin)


def _mark(name: str, value: Any) -> Callable[[Check], Check]:
    def mark(check: Check) -> Check:
        setattr(check, name, value)
        return check

    return mark


# Arguments that are built in the worker


def path(file: Path) -> Prop:
    """A pathlib.Path argument."""
    return Prop("path", str(file))


def text_path(file: Path) -> Prop:
    """A path given as str."""
    return Prop("text_path", str(file))


def strings(texts: Sequence[str]) -> Prop:
    """A numpy array of dtype object that holds strings, as fetch_openml gives labels."""
    return Prop("strings", list(texts))


def axes() -> Prop:
    """An empty matplotlib Axes."""
    return Prop("axes")


def callback_model(model: Any) -> Prop:
    """A scikit-learn estimator in the worker whose fit(x, y) and predict(x) run here, in the check.

    They get base arrays (None for anything else), on the trusted clock; a ValueError reaches the student's code.
    """
    return Prop("model", model)
