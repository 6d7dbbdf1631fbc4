"""Vocareum: a line of CSV for each criterion, named after the steps' files, and a report as text."""

from pathlib import Path

from grader.lms.target import Result, Surroundings, Target
from grader.reports import terminal, words
from grader.reports.model import Report

GRADES, TEXT = "vocareumGradeFile", "vocareumReportFile"


def _result(around: Surroundings, grades: str, text: str) -> Result:
    contents = {GRADES: grades, TEXT: text}
    return Result(
        files={Path(around.environ[name]): contents[name].encode() for name in contents if name in around.environ}
    )


def graded(report: Report, around: Surroundings) -> Result:
    """A criterion for each step, with what it adds to the sum; a step that could not be graded is left out."""
    counted = words.counted_of_each(report)
    sums = {step.id: sum(counted[check.id][0] for check in step.checks) for step in report.steps}
    grades = "".join(f"{step.id},{sums[step.id]}\n" for step in report.steps if step.outcome != "error")
    return _result(around, grades, terminal.whole(report))


def not_graded(reason: str, around: Surroundings) -> Result:
    """No criterion has a score."""
    return _result(around, "", words.not_a_grade(reason) + "\n")


TARGET = Target(
    "vocareum",
    "Vocareum",
    graded,
    not_graded,
    is_here=lambda around: GRADES in around.environ,
    own_system=False,
)
