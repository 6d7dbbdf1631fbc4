"""PrairieLearn's external grader: /grade/results/results.json."""

from typing import Any

from grader.lms.target import Result, Surroundings, Target, json_of
from grader.reports import words
from grader.reports.model import Report

SECONDS = 600  # the most that an info.json may ask for; ours does


def _result(around: Surroundings, content: dict[str, Any]) -> Result:
    return Result(files={around.root / "grade" / "results" / "results.json": json_of(content)})


def graded(report: Report, around: Surroundings) -> Result:
    """One test for each check. A submission that was not graded, or is not valid Python, costs no attempt."""
    unreadable = [step for step in report.steps if step.unreadable]
    if not report.complete or unreadable:
        reasons = [f"{step.title}: {words.details(step.checks[0])}" for step in unreadable]
        said = reasons or words.headline(report)
        return _result(around, {"gradable": False, "message": said[0], "format_errors": said})
    pictures = words.pictures(report)
    return _result(
        around,
        {
            "gradable": True,
            "score": words.share(report),
            "message": "\n".join(words.headline(report)),
            "output": "\n\n".join(words.all_printed(report)),
            "tests": [
                {
                    "name": f"{number} {check.title}",
                    "description": step.title,
                    "points": check.score,
                    "max_points": check.max_score,
                    "message": words.details(check),
                    "images": [
                        {"label": image.title, "url": words.address(image)} for image in pictures.get(check.id, ())
                    ],
                }
                for number, step, check in words.numbered(report)
            ],
        },
    )


def not_graded(reason: str, around: Surroundings) -> Result:
    """This costs no attempt."""
    said = words.not_a_grade(reason)
    return _result(around, {"gradable": False, "message": said, "format_errors": [said]})


TARGET = Target(
    "prairielearn",
    "PrairieLearn",
    graded,
    not_graded,
    is_here=lambda around: (around.root / "grade" / "data" / "data.json").is_file(),
    submission=lambda around: around.root / "grade" / "student",
    seconds=lambda _: words.within(SECONDS),
)
