"""Open edX's container graders: one file in the environment, one JSON object on stdout; `grade-openedx` starts it."""

import os
import sys
import tempfile
from pathlib import Path

from grader.lms import words
from grader.lms.target import Place, Result, Target, json_of
from grader.report import Report

SECONDS = 20
CODE = "SUBMISSION_CODE"


def graded(report: Report, place: Place) -> Result:
    """A test for each check."""
    del place
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


def not_graded(reason: str, place: Place) -> Result:
    """An error, and a failed command."""
    del place
    return _result([words.not_a_grade(reason)], [], 0.0)


TARGET = Target(
    "openedx",
    "Open edX",
    graded,
    not_graded,
    seconds=lambda _: words.within(SECONDS),
    stdout_is_result=True,
)


def main() -> None:
    """Grade the code in the environment as the file that the first argument ends in; the second is a seed of edX's.

    What follows them are options of `grade`.
    """
    from grader import cli

    grader, options = Path(sys.argv[1] if sys.argv[1:] else "submission.py"), sys.argv[3:]
    with tempfile.TemporaryDirectory(prefix="grade-") as folder:
        path = Path(folder) / grader.name
        path.write_text(os.environ.get(CODE, ""), "utf-8", "surrogateescape", newline="")
        sys.argv = ["grade", str(path), "--for", TARGET.name, *options]
        cli.main()
