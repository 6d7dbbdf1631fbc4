"""The command that tells the story of a step: `grade read`."""

from pathlib import Path

import click

from grader.doors.options import article_option, course_of, course_option, faults, show_article, step_of
from grader.doors.practice import say_which


@click.command(short_help="Read the story of a step.")
@click.argument("step_name", metavar="STEP", default="")
@article_option
@course_option
def read(step_name: str, form: str, course_folder: Path | None) -> None:
    """Tell the story of a STEP: what it is about, its functions, and code to try on the way."""
    from grader.authoring.telling import told

    course = course_of(course_folder)
    if not step_name:
        say_which(course, "read")
    step = step_of(course, step_name)
    with faults():
        article = told(course, step)
    show_article(article, form)
