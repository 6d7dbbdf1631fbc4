"""Vocareum: a line of CSV for each criterion, named after the steps' files, and a report as text."""

from pathlib import Path

from grader.lms.target import Place, Result, Target
from grader.reports import terminal, words
from grader.reports.model import Report

GRADES, TEXT = "vocareumGradeFile", "vocareumReportFile"


def _result(place: Place, grades: str, text: str) -> Result:
    contents = {GRADES: grades, TEXT: text}
    return Result(
        files={Path(place.environ[name]): contents[name].encode() for name in contents if name in place.environ}
    )


def graded(report: Report, place: Place) -> Result:
    """A criterion for each step; a step that could not be graded is left out."""
    grades = "".join(f"{step.id},{step.score}\n" for step in report.steps if step.outcome != "error")
    return _result(place, grades, terminal.whole(report))


def not_graded(reason: str, place: Place) -> Result:
    """No criterion has a score."""
    return _result(place, "", words.not_a_grade(reason) + "\n")


TARGET = Target("vocareum", "Vocareum", graded, not_graded, is_here=lambda place: GRADES in place.environ)
