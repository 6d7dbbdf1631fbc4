"""Classroom 50: result.json and release-body.md in the student's checkout."""

from datetime import UTC, datetime
from typing import Any

from grader.lms.target import Result, Surroundings, Target, json_of
from grader.reports import markdown, words
from grader.reports.model import Report

SECONDS = 10 * 60  # of the fifteen minutes, part of which goes on installing the grader
NAMED = {
    "classroom": "CLASSROOM",
    "assignment": "ASSIGNMENT",
    "assignment_type": "ASSIGNMENT_TYPE",
    "owner": "OWNER",
    "submission": "SUBMISSION_TAG",
    "commit": "COMMIT_URL",
    "release": "RELEASE_URL",
    "review": "REVIEW_URL",
}


def _result(around: Surroundings, score: int, most: int, tests: list[dict[str, Any]], body: str) -> Result:
    content = {
        "schema": "classroom50/result/v1",
        **{name: around.environ.get(variable, "") for name, variable in NAMED.items()},
        "datetime": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "score": score,
        "max-score": most,
        "tests": tests,
    }
    return Result(files={around.cwd / "result.json": json_of(content), around.cwd / "release-body.md": body.encode()})


def graded(report: Report, around: Surroundings) -> Result:
    """Whole numbers, one test for each check."""
    tests = [
        {
            "test-name": f"{number} {check.title}",
            "passed": check.outcome == "passed",
            "score": check.score,
            "max-score": check.max_score,
            "message": words.details(check),
        }
        for number, _, check in words.numbered(report)
    ]
    return _result(around, *words.counted(report), tests, markdown.of(report))


def not_graded(reason: str, around: Surroundings) -> Result:
    """Its own form is a failed command: this is for anyone who reads the file anyway."""
    said = words.not_a_grade(reason)
    test = {"test-name": "Not graded", "passed": False, "score": 0, "max-score": 0, "message": said}
    return _result(around, 0, 0, [test], f"{markdown.text(said)}\n")


TARGET = Target(
    "classroom50",
    "Classroom 50",
    graded,
    not_graded,
    is_here=lambda around: {"CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG"} <= around.environ.keys(),
    seconds=lambda _: words.within(SECONDS),
    shadows=("github",),
)
