"""The command that turns a notebook into step modules, modules into a notebook, and a notebook into a page."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors.options import course_of, course_option, faults, usage, write

if TYPE_CHECKING:
    from grader.course.model import Course


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

    None of it is run.
    """  # noqa: D301 - click's marks for lines that must not be wrapped
    from grader.submission.contents import Unreadable, is_notebook

    course = course_of(course_folder)
    if not path.exists():
        usage(f"There is no file or folder {str(path)!r}.")
    if out.suffix != ".html" and (any(out.iterdir()) if out.is_dir() else out.exists()):
        usage(f"{str(out)!r} already exists: name a new one.")
    try:
        with faults():
            if is_notebook(path.name):
                _from_notebook(path, out, course)
            else:
                _from_files(path, out, course)
    except Unreadable as error:
        usage(str(error))


def _from_notebook(path: Path, out: Path, course: "Course") -> None:
    from grader.authoring import converting
    from grader.submission.contents import is_notebook

    if out.suffix == ".html":
        write(out, converting.page(path))
        return
    if is_notebook(out.name) or (out.suffix and not out.is_dir()):
        usage(f"A notebook becomes a folder of modules or an .html file, not {out.name!r}.")
    made, broken = converting.modules(path, course)
    for one in broken:
        click.echo(
            f"Cell {one.cell.number} was skipped because it is not valid Python: {converting.said(one)}", err=True
        )
    if not made:
        usage(f"{path.name} has none of the course's functions.")
    out.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        write(out / name, text.encode("utf-8", "replace"))


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
    write(out, converting.notebook(there, course, beside).encode("utf-8", "replace"))
