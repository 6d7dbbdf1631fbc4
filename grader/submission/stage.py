"""What a student hands in -> a safe, staged copy. A missing or broken file is a result, not a crash."""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from grader.course.model import Course
from grader.notebook.statements import Cell
from grader.sandbox.policy import open_to_all
from grader.submission import cells, contents, work
from grader.submission.apart import TooMuch, apart
from grader.submission.contents import (
    MAX_DEPTH,
    MAX_FILES,
    MAX_NOTEBOOK_BYTES,
    MAX_TOTAL_BYTES,
    NOTEBOOK,
    Files,
    Unreadable,
)
from grader.submission.model import Submission, SubmissionError, named_in

BESIDE = 2  # folders deep, what is beside a notebook
UNNAMED = PurePosixPath(f"notebook{NOTEBOOK}")  # a notebook whose own name is not accepted


def stage(path: Path, course: Course, *, beside: Path | None = None) -> Submission:
    """Copy what is in a folder or an archive (.zip, .tar.gz), or one file, to a separate folder.

    Python files are copied, and the code of one notebook. An archive that is alone in a folder is used instead. The
    steps' files, or the notebook, may be in a folder inside: the one nearest to the top that has any of them is used,
    with everything below it. A step's file stands for that step of its folder; a notebook is copied with the modules
    beside it that are no step's.

    Whatever is handed in is read apart: what takes too much time or memory is a result, too.

    Args:
        path: what was handed in.
        course: whose steps are looked for.
        beside: the folder that a notebook belongs to, if not the one that it is in.

    Raises:
        SubmissionError: the path does not exist, leads elsewhere, or is a file that is neither a step's, a notebook nor
            an archive.
    """
    if not os.path.lexists(path):
        raise SubmissionError(f"There is no file or folder {str(path)!r}.")
    for one in (path, beside or path):
        expect_no_link(one, course)
    folder = Path(tempfile.mkdtemp(prefix="grade-"))
    try:
        open_to_all(folder)
        try:
            return apart(_staged, path, course, folder, beside or path.parent)
        except TooMuch as error:
            for name in os.listdir(folder):  # noqa: PTH208
                shutil.rmtree(folder / name)
            return _written(folder, path, _Found(broken=f"{error} Hand in only your own files."), course)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def expect_no_link(path: Path, course: Course) -> None:
    """A submission is what lies at its path: not what a link in it names, which may be the course's solutions.

    Raises:
        SubmissionError: the path ends in a link, leads over one below the current folder, or leads to the solutions
            and is not theirs.
    """
    here = Path.cwd().resolve()
    whole = here / path
    below = here != Path(here.anchor)  # otherwise everything is
    for part in (path, *path.parents):
        if part.is_symlink() and (part == path or (below and part.parent.resolve().is_relative_to(here))):
            raise SubmissionError(
                f"{str(part)!r} is a link, which is not followed: put the folder or file itself there, or name what is "
                "meant."
            )
    solutions = course.solutions.resolve()
    if path.resolve().is_relative_to(solutions):
        named = any(part.name == solutions.name and part.resolve() == solutions for part in (whole, *whole.parents))
        if not named:
            raise SubmissionError(f"{str(path)!r} leads to the course's solutions: hand in your own files.")


@dataclass
class _Found:
    """What is to be copied: the step whose file it is, the files, what is said about them, or why there are none."""

    only: str | None = None
    files: Files = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    broken: str = ""
    doubt: str = ""


def _staged(path: Path, course: Course, folder: Path, beside: Path) -> Submission:
    path = contents.only_archive(path) or path
    try:
        found = _found(path, course, beside)
    except Unreadable as error:
        found = _Found(broken=str(error))
    return _written(folder, path, found, course)


def _found(path: Path, course: Course, beside: Path) -> _Found:
    if path.is_dir() or contents.is_archive(path.name):
        files = contents.of_folder(path, closed=work.closed(course)) if path.is_dir() else contents.of_archive(path)
        doubt = work.doubt(path, files, course)
        try:
            home = work.home(files, course)
        except Unreadable as error:
            return _Found(broken=str(error), doubt=doubt)
        inside = {name.relative_to(home): read for name, read in files.items() if home in name.parents}
        files, notes = work.one_notebook(work.alone(inside, course), course)
        return _Found(None, files, notes, doubt=doubt)
    steps = [step.file for step in course.steps]
    if contents.is_notebook(path.name):
        name = contents.normal(path.name)
        notes = () if name else (f"The notebook's name is not one that is shown: here it is called {UNNAMED}.",)
        own = {name or UNNAMED: partial(contents.read, path, MAX_NOTEBOOK_BYTES)}
        modules = {
            name: read for name, read in _beside(beside, course, BESIDE).items() if not contents.is_notebook(name.name)
        }
        return _Found(None, own | {name: read for name, read in modules.items() if str(name) not in steps}, notes)
    step = course.find(path.name)
    if step is None or path.suffix != ".py":
        raise SubmissionError(
            f"{str(path)!r} is not the file of a step, a notebook, a .zip or a .tar.gz. "
            f"The steps' files are: {', '.join(steps)}."
        )
    own = {PurePosixPath(path.name): partial(contents.read, path)}
    files, notes = work.one_notebook(own | _beside(beside, course), course)
    return _Found(step.id, files, notes)


def _beside(folder: Path, course: Course, depth: int = MAX_DEPTH) -> Files:
    """What is beside a file and not other work; nothing where that cannot be listed."""
    try:
        return work.alone(contents.of_folder(folder, depth=depth, closed=work.closed(course)), course)
    except Unreadable:
        return {}


def _written(folder: Path, path: Path, found: _Found, course: Course) -> Submission:
    submission = Submission(folder, secrets.token_hex(), path.name)
    submission.folder.mkdir()
    notebook = next((str(name) for name in found.files if contents.is_notebook(name.name)), "")
    theirs = {notebook, *(step.file for step in course.steps)}
    functions = [function for step in course.steps for function in step.functions]
    copied = _copy(found.files, submission.folder, theirs, functions)
    helpers = tuple(sorted(copied.digests.keys() - theirs))
    others = copied.digests.keys() - set(helpers)
    for step in course.steps:  # all are there before any code is run: their number says nothing
        submission.shown(step).mkdir()
        submission.scratch(step).mkdir()
    return replace(
        submission,
        sha256=copied.sha256,
        only=found.only,
        notebook=notebook,
        cells=frozenset(cell.number for cell in copied.cells if not cell.is_text),
        digests=copied.digests,
        sources={cell.number: cell for cell in copied.cells},
        helpers=helpers,
        named={name: named_in((submission.folder / name).read_bytes(), others) for name in copied.digests},
        problems=copied.problems,
        broken=found.broken,
        doubt=found.doubt,
        notes=(*found.notes, *copied.notes),
    )


@dataclass
class _Copied:
    """What was written: the sha256 of everything and of each file, a notebook's cells; path -> why not; notes."""

    sha256: str = ""
    digests: dict[str, bytes] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def _copy(files: Files, folder: Path, first: Container[str], functions: Iterable[str]) -> _Copied:
    """Write the files; within the limits, those named `first` come first."""
    digest, copied, left, folders = hashlib.sha256(), _Copied(), MAX_TOTAL_BYTES, set[PurePosixPath]()
    in_order = sorted(files, key=lambda name: (str(name) not in first, len(name.parts), name))
    for number, name in enumerate(in_order):
        try:
            if number >= MAX_FILES:
                raise Unreadable(f"There are more than {MAX_FILES} Python files: hand in only the steps' files.")
            data = files[name]()
            if contents.is_notebook(name.name):
                found = cells.cells(data, name.name)
                copied.notes += filter(None, [cells.other_language(data, name.name, found, functions)])
                copied.cells, data = found, cells.written(found)
            left -= len(data)
            if left < 0:
                raise Unreadable(f"There are more than {MAX_TOTAL_BYTES // 10**6} MB of Python files.")
            if any(str(parent) in copied.digests for parent in name.parents):
                raise Unreadable(f"{name} lies in a folder that is called like a file.")
            if name in folders:
                raise Unreadable(f"{name} is called like a folder.")
        except Unreadable as error:
            copied.problems[str(name)] = str(error)
            continue
        folders |= set(name.parents)
        copied.digests[str(name)] = hashlib.sha256(data).digest()
        digest.update(f"{len(str(name))} {name} {len(data)} ".encode() + data)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    copied.sha256 = digest.hexdigest()
    return copied
