"""The command that gives whoever begins something to work on: `grade start`."""

import shlex
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.doors.options import course_of, course_option, faults, usage

if TYPE_CHECKING:
    from grader.course.model import Course

LISTED = 3  # names; more are counted

README = """\
# {name}

Open `exercises/{first}`, read what the functions should do, write them where it says `TODO`, and grade:

```sh
grade watch                          # each step as soon as you save it; h gives a hint, n goes on, q ends it
grade exercises/                     # all steps
grade exercises/{first:<21}# one step; quicker
grade read 1                         # the story of step 1, with code to try
grade hint 1                         # a question that helps you along; --tier 2 and --tier 3 say more
grade list                           # all steps, their points and functions
```
{notebook}
Each step stands alone, so you can go on when you are stuck. Any right way of doing it is accepted.

**In a new terminal**, activate the environment again in the folder where you have made it, the one with `.venv` in it:
with `. .venv/bin/activate` on Linux and macOS, `.venv\\Scripts\\Activate.ps1` in PowerShell, and
`.venv\\Scripts\\activate` in Windows' command prompt. Then change to this folder. If `grade` is not found there,
`python -m grader` is the same command.
"""
NOTEBOOK = """
Or do it all in a notebook: `exercises/{notebook}` has the same functions with the story around them, and `%grade` in
it grades what you have so far. `pip install jupyterlab` installs what opens it: `jupyter lab exercises/{notebook}`.
"""
DIGITS = """
The digits in `datasets/` are part of MNIST by Y. LeCun, C. Cortes and C. Burges, under CC BY-SA 3.0.
"""


@click.command(short_help="Get the exercises, in a new folder.")
@click.argument("folder", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@course_option
def start(folder: Path | None, course_folder: Path | None) -> None:
    """Write the exercises, their notebook and the digits into a folder.

    What is there already stays as it is, so nothing that you have written is lost.
    """
    course = course_of(course_folder)
    if folder is None:
        _expect_none_here(course)
        folder = Path(_short_name(course))
    with faults():
        files = dict(_files(course))
    new, yours = [], []
    for name, data in files.items():
        try:
            written = _write(folder / name, data)
        except OSError as error:
            usage(
                f"{str(folder / name)!r} cannot be written: {error.strerror}. May you write there? "
                "For another place, name a folder: grade start DIR"
            )
        if written:
            new.append(name)
        elif not _has(folder / name, data):
            yours.append(name)
    if new:
        click.echo(f"Written to {folder}: {_listed(new)}.")
    elif not yours:
        click.echo(f"Nothing to write: all of it is in {folder} already.")
    if yours:
        click.echo(f"Left as you have it: {', '.join(yours)}. For fresh ones, name another folder: grade start DIR")
    _say_next(course, folder)


def _say_next(course: "Course", folder: Path) -> None:
    """What is typed next, from where `grade start` was, and what in another terminal."""
    first = Path(course.exercises.name) / course.steps[0].file
    if folder.resolve() != Path.cwd():
        click.echo(f"Go there: cd {_quoted(folder)}")
    click.echo(f"Open {first} in your editor, and write where it says TODO.")
    click.echo("Next: grade watch")
    if sys.prefix != sys.base_prefix:
        click.echo(f"In a new terminal, first activate the environment again: {_activating(Path(sys.prefix))}")


def _activating(environment: Path) -> str:
    """The command that activates a virtual environment."""
    if sys.platform == "win32":
        return _quoted(environment / "Scripts" / "activate")
    return f". {_quoted(environment / 'bin' / 'activate')}"


def _short_name(course: "Course") -> str:
    from grader.course.model import slug

    return Path(course.notebook).stem or slug(course.name)


def _expect_none_here(course: "Course") -> None:
    """Who is among the exercises needs no second set in there."""
    name = course.exercises.name
    for place, path in ((Path(), "."), (Path(name), f"{name}/")):
        if any((place / step.file).exists() for step in course.steps):
            usage(f"The exercises are here already: grade {path}\nFor another set, name a folder: grade start DIR")


def _files(course: "Course") -> Iterator[tuple[str, bytes]]:
    """All that is written, by its name in the folder."""
    from grader.authoring.stubs import pristine

    words = {"name": course.name, "first": course.steps[0].file}
    notebook = NOTEBOOK.format(notebook=course.notebook) if course.notebook else ""
    digits = [path for path in sorted((course.datasets / "mnist").glob("*")) if path.is_file()]
    yield "README.md", (README.format(notebook=notebook, **words) + (DIGITS if digits else "")).encode()
    for name, text in pristine(course):
        yield f"{course.exercises.name}/{name}", text.encode()
    licence = course.datasets / "LICENSE"
    for path in [*digits, *([licence] if licence.is_file() else [])]:
        yield f"datasets/{path.relative_to(course.datasets).as_posix()}", path.read_bytes()


def _write(path: Path, data: bytes) -> bool:
    """Write a new file, whole or not at all; False where there is something already."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = path.open("xb")
    except FileExistsError:
        return False
    try:
        with file:
            file.write(data)
    except OSError:
        with suppress(OSError):
            path.unlink()
        raise
    return True


def _has(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _listed(names: list[str]) -> str:
    """Some names, or the folders of many."""
    if len(names) <= LISTED:
        return ", ".join(names)
    tops = dict.fromkeys(f"{name.partition('/')[0]}/" if "/" in name else name for name in names)
    return f"{len(names)} files ({', '.join(tops)})"


def _quoted(path: Path) -> str:
    """A path as a shell reads it."""
    import subprocess

    return subprocess.list2cmdline([str(path)]) if sys.platform == "win32" else shlex.quote(str(path))
