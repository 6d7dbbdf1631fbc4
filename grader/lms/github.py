"""GitHub Actions: a summary, annotations, and outputs, one of them in the form of GitHub Classroom's reporter."""

import base64
import secrets
from pathlib import Path

import msgspec

from grader.lms.target import Result, Surroundings, Target
from grader.outcomes import OUTCOMES
from grader.reports import markdown, terminal, words
from grader.reports.model import Report
from grader.reports.model import worst as worst_of


def graded(report: Report, around: Surroundings) -> Result:
    """The report as in a terminal, without any commands in it, and an annotation for each step that did not pass."""
    token = secrets.token_hex(16)  # what a student's code prints cannot end the quotation
    lines = [f"::stop-commands::{token}", terminal.text(report, folded=False).rstrip(), f"::{token}::"]
    for step in report.steps:
        check = next((check for check in step.checks if OUTCOMES[check.outcome].fault), None)
        if check is not None:
            kind = "warning" if step.bonus or check.outcome == "error" else "error"
            title = _property(f"Step {step.number}: {step.title}, {step.score}/{step.max_score}")
            lines.append(f"::{kind} title={title}::{_message(check.title + chr(10) + words.details(check))}")
    lines.append(f"::notice title=Score::{_message(' '.join(words.headline(report)))}")
    points, most = words.counted(report)
    outputs = {
        "score": points,
        "max-score": most,
        "complete": str(report.complete).lower(),
        "result": base64.b64encode(_classroom(report)).decode(),
    }
    return Result(
        appended={
            **_file(around, "GITHUB_STEP_SUMMARY", markdown.of(report)),
            **_file(around, "GITHUB_OUTPUT", "".join(f"{name}={value}\n" for name, value in outputs.items())),
        },
        stdout="\n".join(lines) + "\n",
    )


def _file(around: Surroundings, name: str, content: str) -> dict[Path, bytes]:
    path = around.environ.get(name)
    return {Path(path): content.encode()} if path else {}


def _message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _classroom(report: Report) -> bytes:
    """The JSON that classroom-resources/autograding-grading-reporter reads: some tests, and max_score.

    It adds up scores in one place and counts tests in another: with a test for each point, both are what counts.
    """
    statuses = {"passed": "pass", "error": "error"}
    worst = worst_of(step.outcome for step in report.steps if not (step.bonus and words.has_bonus(report)))
    counted = words.counted_of_each(report)
    made_up = sum(points for points, most in counted.values() if not most)
    tests = []
    for _, step, check in words.numbered(report):
        points, most = counted[check.id]
        for point in range(most):
            makes_up = point >= points and made_up > 0
            made_up -= makes_up
            got = point < points or makes_up
            part = f" ({point + 1} of {most})" if most > 1 else ""
            tests.append(
                {
                    "name": f"{step.title}: {check.title}{part}{', made up for by a bonus' if makes_up else ''}",
                    "status": "pass" if got else statuses.get(check.outcome, "fail"),
                    "score": int(got),
                    "message": "" if point else words.details(check)[:500],
                    "test_code": "",
                    "filename": "",
                    "line_no": 0,
                    "duration": check.seconds / most,
                }
            )
    status = statuses.get(worst, "fail") if report.complete else "error"
    return msgspec.json.encode({"version": 1, "status": status, "max_score": words.counted(report)[1], "tests": tests})


def not_graded(reason: str, around: Surroundings) -> Result:
    """A summary that says so, and an error."""
    said = words.not_a_grade(reason)
    return Result(
        appended=_file(around, "GITHUB_STEP_SUMMARY", f"{markdown.text(said)}\n"),
        stdout=f"::error title=Not graded::{_message(said)}\n",
    )


TARGET = Target(
    "github",
    "GitHub Actions",
    graded,
    not_graded,
    is_here=lambda around: around.environ.get("GITHUB_ACTIONS") == "true",
    red=True,
    stdout_is_result=True,
)
