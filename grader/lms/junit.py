"""JUnit XML, for GitLab, Jenkins and others that read such a file in the working directory."""

from pathlib import Path

from grader.lms.target import Place, Result, Target
from grader.reports import junit
from grader.reports.model import Report

FILE = "grade.xml"


def _where(place: Place) -> Path:
    return place.cwd / FILE


def graded(report: Report, place: Place) -> Result:
    """A file in the working directory."""
    return Result(files={_where(place): junit.dump(report)})


def not_graded(reason: str, place: Place) -> Result:
    """A file with an error."""
    return Result(files={_where(place): junit.not_graded(reason)})


TARGET = Target(
    "junit",
    "JUnit (GitLab, Jenkins)",
    graded,
    not_graded,
    is_here=lambda place: place.environ.get("GITLAB_CI") == "true",
    red=True,
)
