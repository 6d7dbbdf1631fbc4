"""Open edX's container graders: one JSON object on stdout."""

from grader.lms.target import Result, Surroundings, Target, json_of
from grader.reports import words
from grader.reports.model import Report

SECONDS = 20


def graded(report: Report, around: Surroundings) -> Result:
    """A test for each check."""
    del around
    if not report.complete:
        return _result(words.headline(report), [], 0.0)
    tests = [
        [check.title, words.details(check), check.outcome == "passed", check.expected or "", check.actual or ""]
        for _, _, check in words.numbered(report)
    ]
    return _result([] if report.finished else words.headline(report)[:1], tests, words.share(report))


def _result(errors: list[str], tests: list[list[object]], share: float) -> Result:
    content = {"errors": errors, "tests": tests, "correct": share == 1.0, "score": share}
    return Result(stdout=json_of(content).decode())


def not_graded(reason: str, around: Surroundings) -> Result:
    """An error, and a failed command."""
    del around
    return _result([words.not_a_grade(reason)], [], 0.0)


TARGET = Target(
    "openedx",
    "Open edX",
    graded,
    not_graded,
    seconds=lambda _: words.within(SECONDS),
    stdout_is_result=True,
)
