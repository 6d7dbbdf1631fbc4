"""The command that turns a notebook into step modules, modules into a notebook, and a notebook into a page."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from grader.doors.options import course_of, course_option, faults, usage, write
from grader.reports.text import clean

if TYPE_CHECKING:
    from grader.course.model import Course

SECONDS = 60.0  # for what a person waits for
BYTES = 1_000_000_000
MAX_WORDS = 500  # about a cell that is not valid Python

Made = TypeVar("Made")


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="A new folder for modules, a new .ipynb, or an .html file.",
)
@course_option
def convert(path: Path, out: Path, course_folder: Path | None) -> None:
    """Turn a notebook into the steps' files, or those into a notebook.

    \b
        grade convert digits.ipynb --out steps/       what is graded of it, as modules
        grade convert exercises/ --out mine.ipynb     the steps' files, in the course's notebook
        grade convert digits.ipynb --out page.html    to read, without its outputs

    None of it is run, and what takes over a minute is not converted.
    """  # noqa: D301 - click's marks for lines that must not be wrapped
    from grader.submission.contents import Unreadable, is_notebook
    from grader.submission.model import SubmissionError
    from grader.submission.stage import expect_no_link

    course = course_of(course_folder and course_folder.absolute())
    if not path.exists():
        usage(f"There is no file or folder {str(path)!r}.")
    path = path.absolute()
    if out.suffix != ".html" and (any(out.iterdir()) if out.is_dir() else out.exists()):
        usage(f"{str(out)!r} already exists: name a new one.")
    try:
        expect_no_link(path, course)
        with faults():
            if is_notebook(path.name):
                _from_notebook(path, out, course)
            else:
                _from_files(path, out, course)
    except (Unreadable, SubmissionError) as error:
        usage(str(error))


def _from_notebook(path: Path, out: Path, course: "Course") -> None:
    from grader.authoring import converting
    from grader.submission.contents import is_notebook

    if out.suffix == ".html":
        write(out, _apart(converting.page, path))
        return
    if is_notebook(out.name) or (out.suffix and not out.is_dir()):
        usage(f"A notebook becomes a folder of modules or an .html file, not {out.name!r}.")
    made, broken = _apart(_modules, path, course)
    for number, said in broken:
        click.echo(f"Cell {number} was skipped because it is not valid Python: {clean(said, MAX_WORDS)}", err=True)
    if not made:
        usage(f"{path.name} has none of the course's functions.")
    out.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        write(out / name, text.encode("utf-8", "replace"))


def _modules(path: Path, course: "Course") -> tuple[dict[str, str], list[tuple[int, str]]]:
    from grader.authoring import converting

    made, broken = converting.modules(path, course)
    return made, [(one.cell.number, converting.said(one)) for one in broken]


def _apart(function: Callable[..., Made], *arguments: object) -> Made:
    """What a function makes of a student's files, in a process and a folder of its own."""
    from grader.submission.apart import apart

    with tempfile.TemporaryDirectory(prefix="grade-") as empty:
        return apart(function, *arguments, seconds=SECONDS, more=BYTES, folder=Path(empty))


def _from_files(path: Path, out: Path, course: "Course") -> None:
    from grader.authoring import converting
    from grader.submission.contents import NOTEBOOK, is_notebook

    if not is_notebook(out.name):
        usage(f"The steps' files become a notebook: name one that ends in {NOTEBOOK}, not {out.name!r}.")
    files = [path] if path.is_file() else [path / step.file for step in course.steps]
    there = [file for file in files if file.is_file() and course.find(file.name)]
    notebooks = [file for file in sorted(path.glob(f"*{NOTEBOOK}")) if file.is_file()]
    beside = next((file for file in notebooks if file.name == course.notebook or len(notebooks) == 1), None)
    if not there and beside is None:
        usage(f"There is no step's file in {str(path)!r}, such as {course.steps[0].file}.")
    if beside is not None:
        click.echo(f"Steps that have nothing written in a file are taken from {beside.name}.", err=True)
    write(out, _apart(converting.notebook, there, course, beside).encode("utf-8", "replace"))
