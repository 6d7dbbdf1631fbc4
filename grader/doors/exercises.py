"""The commands for a step's own file: `grade reset` puts back what was handed out, `grade open` opens it."""

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors.options import course_of, course_option, exercises_here, faults, step_of, usage
from grader.doors.practice import first_to_do, say_which

if TYPE_CHECKING:
    from grader.course.model import Course, Step

# What opens a text, where nobody has named an editor: never what would run it.
OPENERS = {"win32": ("notepad",), "darwin": ("open", "-t")}
OPENER = ("xdg-open",)


@click.command(short_help="Put a step's file, or one function, back as it was handed out.")
@click.argument("name", metavar="STEP|FUNCTION", default="")
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--yes", is_flag=True, help="Do not ask.")
@course_option
def reset(name: str, path: Path | None, yes: bool, course_folder: Path | None) -> None:
    """Put the file of a STEP, or one FUNCTION in it, back as it was handed out.

    PATH is the folder with your steps, by default exercises/ or the one that you
    are in. What you have written is kept in a file beside it.
    """
    course = course_of(course_folder)
    if not name:
        say_which(course, "reset", functions=True)
    step = step_of(course, name)
    function = name if name in step.functions else None
    _, folder = work_in(path, course)
    file = folder / step.file
    stub = stub_of(course, step)
    _expect_file(file, course)
    new = _after(file, stub, function)
    what = f"{function} in {file}" if function else str(file)
    if file.is_file() and new == _text(file):
        click.echo(f"Nothing to do: {what} is as it was handed out.")
        return
    if file.is_file() and not yes:
        if not sys.stdin.isatty():
            usage(f"Say --yes to put {what} back as it was handed out.")
        question = f"Put {what} back as it was handed out? What you have now is kept beside it."
        if not click.confirm(question):
            click.echo("Nothing was changed.")
            return
    click.echo(_replaced(file, new, what))


@click.command("open", short_help="Open a step's file in your editor.")
@click.argument("name", metavar="[STEP]", required=False)
@click.argument("path", type=click.Path(path_type=Path), required=False)
@course_option
def open_step(name: str | None, path: Path | None, course_folder: Path | None) -> None:
    """Open the file of a STEP in your editor; without STEP, of the first one that is not done.

    PATH is the folder with your steps, by default exercises/ or the one that you
    are in. The editor is the one that VISUAL or EDITOR names, else VS Code inside
    its terminal, else what this system opens texts with.
    """
    course = course_of(course_folder)
    path, folder = work_in(path, course)
    step = step_of(course, name) if name else _first_to_do(course, path)
    file = folder / step.file
    _expect_file(file, course)
    if not file.is_file():
        usage(f"There is no {file} yet: `grade reset {step.number}` writes it as it was handed out.")
    click.echo(f"Step {step.number}, {step.title}: {file}", err=True)
    editor = _editor()
    import subprocess

    try:
        subprocess.run([*editor, str(file)], check=True)  # noqa: S603 - whoever asks has named it, or the system has
    except (OSError, subprocess.CalledProcessError) as error:
        why = f"ended with {error.returncode}" if isinstance(error, subprocess.CalledProcessError) else error.strerror
        usage(f"{editor[0]!r} could not open it ({why}). Open {file} in any editor, or name yours in EDITOR.")


def work_in(path: Path | None, course: "Course") -> tuple[Path, Path]:
    """What a command is about, by default what lies here, and the folder in which the steps' files are.

    Args:
        path: a folder, a notebook or a step's file; None for the course's usual folder, or the current one.
        course: whose work it is.
    """
    from grader.submission import contents, work

    if path is None:
        path = exercises_here(course)
    if not path.exists():
        usage(f"There is no file or folder {str(path)!r}. Name the folder with your steps, such as exercises/.")
    if not path.is_dir():
        return path, path.parent
    try:
        names = [*contents.of_folder(path, closed=work.closed(course))]
        inside = work.usual(names, course)
        below = [name.relative_to(inside) for name in names if name.is_relative_to(inside)]
        return path / inside, path / inside / work.home(below, course)
    except contents.Unreadable as error:
        usage(str(error))


def put_back(course: "Course", step: "Step", file: Path) -> str:
    """Put a step's stub back; says what has become of the old text, or why that is not possible."""
    from grader.doors.options import Stop

    try:
        _expect_file(file, course)
        new = stub_of(course, step)
        if file.is_file() and _text(file) == new:
            return f"Nothing to do: {file} is as it was handed out."
        return _replaced(file, new, str(file))
    except Stop as stop:
        return stop.message


def stub_of(course: "Course", step: "Step") -> str:
    """The text that was handed out for a step."""
    from grader.authoring import stubs

    with faults():
        return next(text for name, text in stubs.pristine(course) if name == step.file)


def _after(file: Path, stub: str, function: str | None) -> str:
    """What a file will have in it."""
    from grader.submission.reset import with_function

    return with_function(_text(file), function, stub) if function and file.is_file() else stub


def _replaced(file: Path, new: str, what: str) -> str:
    """Write a file anew, and say where its old text is."""
    from grader import files
    from grader.submission.reset import keep

    try:
        kept = keep(file) if file.is_file() else None
        files.replace(file, new.encode("utf-8", "surrogateescape"))
    except OSError as error:
        usage(f"{file} could not be written: {error.strerror}. Nothing was changed.")
    was = f" What you had is in {kept}." if kept else ""
    return f"{what} is as it was handed out.{was}"


def _expect_file(file: Path, course: "Course") -> None:
    """End the command with words where the steps are in a notebook, or lead elsewhere."""
    if file.is_symlink() or file.resolve().is_relative_to(course.solutions):
        usage(f"{file} is a link, or one of the course's solutions: name the folder with your own steps.")
    notebook = file.parent / course.notebook
    has_files = any((file.parent / step.file).exists() for step in course.steps)
    if course.notebook and notebook.is_file() and not has_files:
        usage(f"There is no {file}: is your work in {notebook}? A notebook opens in Jupyter: jupyter lab {notebook}")


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "surrogateescape")


def _first_to_do(course: "Course", path: Path) -> "Step":
    from grader.submission.model import SubmissionError

    try:
        return first_to_do(path, course)
    except SubmissionError as error:
        usage(str(error))


def _editor() -> list[str]:
    """The command that opens a text."""
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if named:
        return shlex.split(named, posix=sys.platform != "win32")
    if os.environ.get("TERM_PROGRAM") == "vscode" and shutil.which("code"):
        return ["code"]
    return list(OPENERS.get(sys.platform, OPENER))
