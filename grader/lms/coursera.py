"""Coursera: /shared/feedback.json."""

from grader.lms.target import Result, Surroundings, Target, json_of
from grader.reports import terminal, words
from grader.reports.model import Report

SECONDS = 1200  # unless the instructor sets another: then `--time-limit` says so


def _result(around: Surroundings, share: float, text: str) -> Result:
    content = {"fractionalScore": share, "feedback": text}
    return Result(files={around.root / "shared" / "feedback.json": json_of(content)})


def graded(report: Report, around: Surroundings) -> Result:
    """A fraction and a text."""
    return _result(around, words.share(report), terminal.whole(report))


def not_graded(reason: str, around: Surroundings) -> Result:
    """Zero, and the first line says that this is not a grade: Coursera has no other form."""
    return _result(around, 0.0, words.not_a_grade(reason))


TARGET = Target(
    "coursera",
    "Coursera",
    graded,
    not_graded,
    is_here=lambda around: "partId" in around.environ and (around.root / "shared" / "submission").is_dir(),
    submission=lambda around: around.root / "shared" / "submission",
    seconds=lambda _: words.within(SECONDS),
)
