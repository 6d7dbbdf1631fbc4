"""The command `grade class`: a class as a whole, in the terminal and as a page."""

from pathlib import Path

import click

from grader.doors.options import class_in, course_of, course_option, expect_temporary_folder, usage, write

TOLD = 10  # lines, about, of progress
LONG = 100  # submissions


@click.command("class")
@click.argument("folder", metavar="CLASS", type=click.Path(path_type=Path))
@click.option("--format", "output", metavar="html=FILE", help="Write a page as well: one file, which loads nothing.")
@click.option("--anonymous", is_flag=True, help="Call students by numbers, everywhere.")
@click.option("--alike/--no-alike", default=True, help="Compare the students' code with each other's; the default.")
@course_option
def class_(folder: Path, output: str | None, anonymous: bool, alike: bool, course_folder: Path | None) -> None:
    """Show how a class has done: scores, what goes wrong, who is stuck, whose mark needs a look, whose code is alike.

    CLASS is the folder that `grade batch --out` has filled.
    """
    from grader.batch import alike as comparing
    from grader.batch import overview, summary

    name, _, file = (output or "").partition("=")
    if output is not None and not (name == "html" and file):
        usage("Write the page to a file, with --format html=FILE.")
    expect_temporary_folder()
    course = course_of(course_folder)
    with class_in(folder) as kept:
        if kept.about("course_name") != course.name:
            usage(f"This class is of the course {kept.about('course_name')!r}: name its folder, with --course.")
        whole = overview.overview(kept, course, folder, anonymous=anonymous)
        found = comparing.likeness(kept, course, whole.names, heard=_heard) if alike else comparing.Likeness()
    click.echo(summary.text(whole, found), nl=False)
    if file:
        write(Path(file), summary.page(whole, found))


def _heard(number: int, total: int) -> None:
    if total >= LONG and number * TOLD // total > (number - 1) * TOLD // total:
        click.echo(f"Code of {number} of {total} submissions was read.", err=True)
