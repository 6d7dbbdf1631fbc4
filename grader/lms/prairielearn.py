"""PrairieLearn's external grader: /grade/results/results.json."""

from typing import Any

from grader.lms.target import Result, Surroundings, Target, json_of
from grader.reports import words
from grader.reports.model import CheckResult, Report, StepResult

SECONDS = 600  # the most that an info.json may ask for; ours does


def _result(around: Surroundings, content: dict[str, Any]) -> Result:
    return Result(files={around.root / "grade" / "results" / "results.json": json_of(content)})


def graded(report: Report, around: Surroundings) -> Result:
    """One test for each check. What was not graded costs no attempt, nor does a file that cannot be read, alone."""
    unreadable = [step for step in report.steps if step.unreadable]
    nothing_else = all(step.unreadable or step.outcome == "not_attempted" for step in report.steps)
    if not report.complete or (unreadable and nothing_else):
        reasons = [f"{step.title}: {words.details(step.checks[0])}" for step in unreadable]
        said = reasons or words.headline(report)
        return _result(around, {"gradable": False, "message": said[0], "format_errors": said})
    pictures = words.pictures(report)
    counted = words.counted_of_each(report)  # it adds them up, and shows the sums beside the score
    return _result(
        around,
        {
            "gradable": True,
            "score": words.share(report),
            "message": "\n".join(words.headline(report)),
            "output": "\n\n".join(words.all_printed(report)),
            "tests": [
                {
                    "name": f"{number} {check.title}" + _bonus(step, check),
                    "description": step.title,
                    "points": counted[check.id][0],
                    "max_points": counted[check.id][1],
                    "message": words.details(check),
                    "images": [
                        {"label": image.title, "url": words.address(image)} for image in pictures.get(check.id, ())
                    ],
                }
                for number, step, check in words.numbered(report)
            ],
        },
    )


def _bonus(step: StepResult, check: CheckResult) -> str:
    return f" (bonus {check.score}/{check.max_score})" if step.bonus else ""


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
