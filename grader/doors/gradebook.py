"""The commands `grade gradebook` and `grade feedback`: marks and reports on their way back."""

import csv
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors.options import FAILED, class_in, course_of, course_option, usage, write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from grader.batch.marks import Mark
    from grader.reports.model import Report

MAX_ID = 100  # characters
FILLED_IN = ("canvas", "moodle", "gradescope")


@click.command(short_help="Fill in the marks of a class.")
@click.argument("name", type=click.Choice(("list", "csv", "nbgrader", *FILLED_IN)))
@click.argument("files", metavar="CLASS|REPORT.json...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; stdout by default.")
@click.option("--fill", type=click.Path(path_type=Path), help="The file that the platform exported, to fill in.")
@click.option("--assignment", help="The title of the column to fill; Moodle's is found.")
@course_option
def gradebook(
    name: str,
    files: tuple[Path, ...],
    out: Path | None,
    fill: Path | None,
    assignment: str | None,
    course_folder: Path | None,
) -> None:
    """Make a gradebook file from a class that was graded, or from reports in JSON.

    A class is the folder that `grade batch --out` has filled. A report is named after
    its student: anna.json is anna's.
    """
    from grader.batch import gradebook as making

    if name in FILLED_IN and fill is None:
        usage(f"Give the file that {name.capitalize()} exported, with --fill: it is filled in, not created.")
    if name in ("canvas", "gradescope") and assignment is None:
        usage("Say which column to fill, with --assignment.")
    number = 0

    def counted(marks: "Iterable[Mark]") -> "Iterator[Mark]":
        nonlocal number
        for mark in marks:
            number += 1
            yield mark

    with _marks(files, course_folder) as found:
        marks = counted(found)
        try:
            given = fill.read_bytes() if fill else b""
            if name == "canvas":
                filled = making.canvas(marks, given, assignment or "")
            elif name == "moodle":
                filled = making.moodle(marks, given, assignment)
            elif name == "gradescope":
                filled = making.gradescope(marks, given, assignment or "")
            else:
                plain = {"list": making.short_form, "csv": making.long_form, "nbgrader": making.nbgrader}
                filled = plain[name](marks)
        except (OSError, ValueError, csv.Error, making.Unfit) as error:
            usage(f"{fill}: {error}")
    if out:
        write(out, filled.data)
    else:
        sys.stdout.buffer.write(filled.data)
        sys.stdout.buffer.flush()
    there = number - len(filled.left)
    where = f", in {assignment!r}" if assignment else ""
    click.echo(f"{there} {'student is' if there == 1 else 'students are'} in it{where}.", err=True)
    if filled.left:
        click.echo(f"Not filled in (no row of their own, or not fully graded): {_named(filled.left)}.", err=True)
        raise SystemExit(FAILED)


@click.command(short_help="Write a page for each student of a class.")
@click.argument("folder", metavar="CLASS", type=click.Path(path_type=Path))
@click.option("--out", required=True, type=click.Path(path_type=Path), help="A folder, or a .zip to upload.")
@click.option("--for", "platform", type=click.Choice(("folders", "canvas", "moodle")), default="folders")
@course_option
def feedback(folder: Path, out: Path, platform: str, course_folder: Path | None) -> None:
    """Write a page for each student of a class that was graded, to hand back.

    --for canvas and --for moodle name the pages as these want feedback files in a zip.
    """
    from grader.batch import feedback as making

    with _marks((folder,), course_folder) as marks:
        try:
            number, left = making.written(marks, out, platform)
        except OSError as error:
            usage(f"{out} cannot be written: {error.strerror or error}.")
    click.echo(f"{number} pages in {out}.")
    if left:
        click.echo(f"No page (not fully graded, or no name for it): {_named(left)}.", err=True)
        raise SystemExit(FAILED)


def _named(students: "list[str]") -> str:
    from grader.reports.text import clean

    return ", ".join(clean(one, MAX_ID) for one in students)


@contextmanager
def _marks(files: tuple[Path, ...], course_folder: Path | None) -> "Iterator[Iterable[Mark]]":
    """The marks of a class, or those of reports."""
    from grader.batch import marks

    if len(files) > 1 or files[0].suffix == ".json":
        reports = {file.stem: _read(file) for file in files}
        if len(reports) < len(files):
            usage("Several reports have the same name: each must be named after its student.")
        yield [marks.of_report(name, report) for name, report in reports.items()]
        return
    with class_in(files[0]) as kept:
        yield marks.marks(kept, course_of(course_folder), files[0])


def _read(file: Path) -> "Report":
    import msgspec

    from grader.reports.model import Report

    try:
        return msgspec.json.decode(file.read_bytes(), type=Report)
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        usage(f"{file} is not a report that `grade --format json={file.name}` wrote: {error}")
