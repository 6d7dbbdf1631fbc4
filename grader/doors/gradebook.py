"""The command `grade gradebook`."""

import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors.options import FAILED, usage, write

if TYPE_CHECKING:
    from grader.reports.model import Report


@click.command()
@click.argument("name", type=click.Choice(("csv", "nbgrader", "canvas", "moodle")))
@click.argument("files", metavar="REPORT.json...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), help="The file to write; stdout by default.")
@click.option("--fill", type=click.Path(path_type=Path), help="The file that Canvas or Moodle exported, to fill in.")
@click.option("--assignment", help="For canvas: the title of the column to fill.")
def gradebook(name: str, files: tuple[Path, ...], out: Path | None, fill: Path | None, assignment: str | None) -> None:
    """Make a gradebook file from reports in JSON, each named after its student: anna.json is anna's."""
    from grader.batch import gradebook as making

    reports = {file.stem: _read(file) for file in files}
    if len(reports) < len(files):
        usage("Several reports have the same name: each must be named after its student.")
    if name in ("canvas", "moodle") and fill is None:
        usage(f"Give the file that {name.capitalize()} exported, with --fill: it is filled in, not created.")
    if name == "canvas" and assignment is None:
        usage("Say which column to fill, with --assignment.")
    try:
        given = fill.read_text("utf-8-sig") if fill else ""
        if name == "canvas":
            filled = making.canvas(reports, given, assignment or "")
        elif name == "moodle":
            filled = making.moodle(reports, given)
        else:
            filled = making.Filled({"csv": making.long_form, "nbgrader": making.nbgrader}[name](reports))
    except (OSError, ValueError, csv.Error, making.Unfit) as error:
        usage(f"{fill}: {error}")
    if out:
        write(out, filled.text.encode())
    else:
        sys.stdout.buffer.write(filled.text.encode())
        sys.stdout.buffer.flush()
    if filled.left:
        click.echo(f"Not filled in (no row of their own, or not fully graded): {', '.join(filled.left)}.", err=True)
        raise SystemExit(FAILED)


def _read(file: Path) -> "Report":
    import msgspec

    from grader.reports.model import Report

    try:
        return msgspec.json.decode(file.read_bytes(), type=Report)
    except (OSError, msgspec.DecodeError, RecursionError) as error:
        usage(f"{file} is not a report that `grade --format json={file.name}` wrote: {error}")
