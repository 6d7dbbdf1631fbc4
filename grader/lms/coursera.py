"""Coursera: /shared/feedback.json."""

from grader.lms.target import Place, Result, Target, json_of
from grader.reports import terminal, words
from grader.reports.model import Report

SECONDS = 1200  # unless the instructor sets another: then `--time-limit` says so


def _result(place: Place, share: float, text: str) -> Result:
    content = {"fractionalScore": share, "feedback": text}
    return Result(files={place.root / "shared" / "feedback.json": json_of(content)})


def graded(report: Report, place: Place) -> Result:
    """A fraction and a text."""
    return _result(place, words.share(report), terminal.whole(report))


def not_graded(reason: str, place: Place) -> Result:
    """Zero, and the first line says that this is not a grade: Coursera has no other form."""
    return _result(place, 0.0, words.not_a_grade(reason))


TARGET = Target(
    "coursera",
    "Coursera",
    graded,
    not_graded,
    is_here=lambda place: "partId" in place.environ and (place.root / "shared" / "submission").is_dir(),
    submission=lambda place: place.root / "shared" / "submission",
    seconds=lambda _: words.within(SECONDS),
)
