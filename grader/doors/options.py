"""What commands have in common: their course and step, files they write, faults as words and exit codes."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from grader.batch.store import Store
    from grader.course.model import Course, Step
    from grader.reports.article import Article

PASSED, FAILED, USAGE, NOT_GRADED, INTERRUPTED = 0, 1, 2, 3, 130


class Stop(Exception):
    """The command ends here: with these words on stderr, and this exit code."""

    def __init__(self, message: str, exit_code: int = USAGE) -> None:
        super().__init__(message)
        self.message = message
        self.exit_code = exit_code


course_option = click.option(
    "--course",
    "course_folder",
    type=click.Path(path_type=Path),
    envvar="GRADE_COURSE",
    help="Another course: a folder with checks/ and solutions/.",
)


alone_option = click.option(
    "--alone", is_flag=True, help="This container or machine is for one submission: none can leave word for another."
)


article_option = click.option(
    "--format",
    "form",
    default="terminal",
    metavar="terminal|html=FILE",
    help="Where to read it: in the terminal, or as a page.",
)


def course_of(folder: Path | None) -> "Course":
    """The course in a folder, or the one that is installed."""
    from grader.course import model as course

    with faults():
        return course.load(folder)


def step_of(course: "Course", name: str) -> "Step":
    """The step of this number or name, or with this function; another name ends the command with words."""
    step = course.find(Path(name).name) or next((step for step in course.steps if name in step.functions), None)
    if step is None:
        near = did_you_mean(name, [name for step in course.steps for name in (step.id, *step.functions)])
        last = course.steps[-1].number
        usage(f"There is no step {name!r}.{near} Steps are called 1 to {last}, or by their names: see `grade list`.")
    return step


def exercises_here(course: "Course") -> Path:
    """The exercises, for whoever is beside them or among them."""
    there = Path(course.exercises.name)
    return there if there.is_dir() else Path()


def cores() -> int:
    """How many steps are graded at a time: as many as there are cores that this process, or its container, may use."""
    if sys.platform != "linux":  # nothing is forked there
        return 1
    allowed = len(os.sched_getaffinity(0))
    with suppress(OSError, ValueError):
        quota, period = Path("/sys/fs/cgroup/cpu.max").read_text().split()
        return max(1, min(allowed, int(quota) // int(period)))
    return allowed


def did_you_mean(name: str, known: Any) -> str:
    """A question with the nearest known name; nothing when none is near."""
    lower = {one.lower(): one for one in known}
    near = get_close_matches(name.lower(), lower, n=1, cutoff=0.5)
    return f" Did you mean {lower[near[0]]!r}?" if near else ""


def write(file: Path, data: bytes, *, aside: bool = False) -> None:
    """Replace a file in one step: a reader never sees half of it.

    Args:
        file: what is written.
        data: its new content.
        aside: a folder in its place is moved aside.
    """
    from grader.files import replace

    try:
        replace(file, data, aside=aside)
    except OSError as error:
        usage(f"The report cannot be written to {str(file)!r}: {error.strerror}.")


def show_article(article: "Article", form: str) -> None:
    """Something to read, in the terminal or as a page in a file."""
    from grader.reports import article as reading

    name, _, file = form.partition("=")
    if name == "terminal":
        reading.show(article)
    elif name == "html" and file:
        write(Path(file), reading.dump(article))
        click.echo(f"The page is in {file}.", err=True)
    else:
        usage(f"There is no format {form!r} here. It is terminal, or html=FILE, for example html=page.html.")


def tell(message: str) -> None:
    """Something for a person, on stderr: in a terminal no word is cut at its edge, and indented lines stay whole."""
    lines = message.split("\n")
    if sys.stderr.isatty():
        width = shutil.get_terminal_size().columns
        fit = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
        lines = [line if line[:1].isspace() else fit.fill(line) for line in lines]
    click.echo("\n".join(lines), err=True)


def usage(message: str) -> NoReturn:
    """End the command: it was used wrongly."""
    raise Stop(message)


def expect_temporary_folder() -> None:
    """End the command with words where there is no folder for temporary files."""
    from grader import files

    try:
        files.expect_temporary_folder()
    except OSError as error:
        raise Stop(f"Not graded: {error}.", NOT_GRADED) from None


@contextmanager
def class_in(folder: Path) -> "Iterator[Store]":
    """The class that `grade batch` has kept in a folder; what is wrong with it ends the command with words."""
    from grader.batch import marks, store

    try:
        with faults(), store.opened(folder) as kept:
            yield kept
    except (store.NoStore, marks.BadCorrections) as error:
        usage(str(error))
    except store.StoreError as error:
        raise Stop(str(error), NOT_GRADED) from None


@contextmanager
def faults() -> Iterator[None]:
    """Exceptions as words and exit codes; never a traceback of ours."""
    from grader.course.model import CourseError

    try:
        yield
    except CourseError as error:
        raise Stop(f"The course has an error: {error}") from None
