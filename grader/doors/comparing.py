"""The command that shows a solved step beside a model solution: `grade compare`."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors import grade
from grader.doors.options import (
    NOT_GRADED,
    Stop,
    article_option,
    course_of,
    course_option,
    exercises_here,
    faults,
    show_article,
    step_of,
    usage,
)
from grader.doors.practice import say_which

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.course.model import Course, Step


@click.command("compare", short_help="See a solved step beside a model solution.")
@click.argument("step_name", metavar="STEP", default="")
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(path_type=Path))
@article_option
@course_option
def comparing(step_name: str, path: Path | None, form: str, course_folder: Path | None) -> None:
    """Show what you have written for a STEP beside a model solution, function by function.

    That is once the step has full marks, unless your course says otherwise. PATH is what
    you would grade; by default the exercises here.
    """
    from grader.authoring.beside import beside
    from grader.course.model import WHEN_FULL
    from grader.submission.model import SubmissionError
    from grader.submission.stage import stage

    course = course_of(course_folder)
    steps = (step_of(course, step_name),) if step_name else course.steps
    _expect_shown(course, steps)
    if not step_name:
        say_which(course, "compare")
    (step,) = steps
    path = path or exercises_here(course)
    if course.comparing == WHEN_FULL:
        _expect_full(path, step, course_folder)
    try:
        with faults(), stage(path, course) as submission:
            article = beside(course, step, submission)
    except SubmissionError as error:
        raise Stop(str(error)) from None
    show_article(article, form)


def _expect_shown(course: "Course", steps: "Iterable[Step]") -> None:
    from grader.course.model import NEVER

    platform = os.environ.get("GRADE_FOR", "auto")
    if platform != "none" and (platform != "auto" or grade.inside_a_platform()):
        usage("`grade compare` is for practising. Here, work is graded for marks, so it shows nothing.")
    if not any((course.solutions / step.file).is_file() for step in steps):
        usage("This copy of the course came without model solutions, so there is nothing to compare with.")
    if course.comparing == NEVER:
        usage("Your course does not show model solutions.")
    if not isinstance(course.comparing, str) and datetime.now(UTC).astimezone().date() < course.comparing:
        usage(f"Your course shows model solutions from {course.comparing.isoformat()} on.")


def _expect_full(path: Path, step: "Step", course_folder: Path | None) -> None:
    (result,) = grade.practised(path, step.id, course_folder).steps
    if result.outcome == "error":
        raise Stop("The step could not be graded, which is not your fault: so nothing is compared.", NOT_GRADED)
    if result.score < result.max_score:
        usage(
            f"Step {step.number} has {result.score} of {result.max_score} points: solve it first, then compare.\n"
            f"What is missing: grade {path} --step {step.number}"
        )
