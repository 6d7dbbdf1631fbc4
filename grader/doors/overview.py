"""The command `grade class`: a class as a whole, or one student's report, in the terminal and as a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors.options import class_in, course_of, course_option, expect_temporary_folder, usage, write
from grader.reports.text import clean

if TYPE_CHECKING:
    from grader.batch.store import Store
    from grader.course.model import Course

TOLD = 10  # lines, about, of progress
LONG = 100  # submissions
LINE = 500  # characters


@click.command("class")
@click.argument("folder", metavar="CLASS", type=click.Path(path_type=Path))
@click.option("--format", "output", metavar="html=FILE", help="Write a page as well: one file, which loads nothing.")
@click.option("--anonymous", is_flag=True, help="Call students by numbers, everywhere.")
@click.option("--alike/--no-alike", default=True, help="Compare the students' code with each other's; the default.")
@click.option("--only", metavar="ID", help="One student's report instead, with what counts and why.")
@course_option
def class_(
    folder: Path, output: str | None, anonymous: bool, alike: bool, only: str | None, course_folder: Path | None
) -> None:
    """Show how a class has done: scores, what goes wrong, who is stuck, whose mark needs a look, whose code is alike.

    CLASS is the folder that `grade batch --out` has filled.
    """
    from grader.batch import alike as comparing
    from grader.batch import overview, summary

    if only and anonymous:
        usage("--only shows whose it is: leave out --anonymous.")
    name, _, file = (output or "").partition("=")
    if output is not None and not (name == "html" and file):
        usage("Write the page to a file, with --format html=FILE.")
    expect_temporary_folder()
    course = course_of(course_folder)
    with class_in(folder) as kept:
        if kept.about("course_name") != course.name:
            usage(f"This class is of the course {kept.about('course_name')!r}: name its folder, with --course.")
        if only:
            _show(only, kept, course, folder, output)
            return
        whole = overview.overview(kept, course, folder, anonymous=anonymous)
        found = comparing.likeness(kept, course, whole.names, heard=_heard) if alike else comparing.Likeness()
    click.echo(summary.text(whole, found), nl=False)
    if file:
        write(Path(file), summary.page(whole, found))


def _show(name: str, kept: "Store", course: "Course", folder: Path, output: str | None) -> None:
    """One student's report, as it counts."""
    from grader.batch import feedback, marks
    from grader.reports import terminal

    found = [mark for mark in marks.marks(kept, course, folder) if mark.is_called(name)]
    found = [mark for mark in found if mark.names[0] == name] or found
    if len(found) != 1:
        whose = ", ".join(mark.names[0] for mark in found)
        usage(
            f"{name!r} may be {whose}: give the ID." if found else f"There is no submission of {name!r} in this class."
        )
    mark = found[0]
    click.echo(clean(f"{mark.whose}: {mark.headline}", LINE))
    if mark.report is None:
        for line in mark.why or (mark.fault or "Its turn has not come yet.",):
            click.echo(clean(line, LINE))
        return
    terminal.show(feedback.told(mark, mark.report))
    if output:
        write(Path(output.partition("=")[2]), feedback.page(mark))


def _heard(number: int, total: int) -> None:
    if total >= LONG and number * TOLD // total > (number - 1) * TOLD // total:
        click.echo(f"Code of {number} of {total} submissions was read.", err=True)
