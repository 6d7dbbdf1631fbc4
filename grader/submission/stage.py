"""What a student hands in -> a safe, staged copy. A missing or broken file is a result, not a crash."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import partial
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from grader.course.model import Course, Step
from grader.notebook.statements import Cell
from grader.outcomes import StudentFault
from grader.sandbox.policy import open_to_all
from grader.submission import cells, contents
from grader.submission.apart import TooMuch, apart
from grader.submission.contents import MAX_FILES, MAX_NOTEBOOK_BYTES, MAX_TOTAL_BYTES, NOTEBOOK, Files, Unreadable

NEAR = 0.8  # how similar two names are if one may be meant for the other
NAMED = 3
UNNAMED = PurePosixPath(f"notebook{NOTEBOOK}")  # a notebook whose own name is not accepted


class SubmissionError(Exception):
    """There is nothing to grade at that path: the message says what to do."""


@dataclass(frozen=True)
class Submission:
    """A staged copy: `folder` holds the student's files, `scratch` is for files that checks write.

    Attributes:
        home: the temporary folder that holds both.
        name: of what was handed in.
        sha256: of the names and bytes of the staged files, hexadecimal.
        only: the step's id when a single step's file was handed in.
        notebook: the name of the notebook that was handed in; empty when there is none.
        cells: the numbers of the notebook's code cells.
        digests: name of a staged file -> the sha256 of its bytes.
        sources: number of a cell of the notebook -> its code.
        helpers: names of the staged files that are neither a step's nor the notebook.
        problems: file name -> why it could not be accepted.
        broken: why nothing could be accepted; empty when something was.
        notes: what else there is to know about what was handed in.
    """

    home: Path
    name: str
    sha256: str
    only: str | None = None
    notebook: str = ""
    cells: frozenset[int] = frozenset()
    digests: Mapping[str, bytes] = field(default_factory=dict)
    sources: Mapping[int, str] = field(default_factory=dict)
    helpers: tuple[str, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    broken: str = ""
    notes: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The student's files."""
        return self.home / "submission"

    @property
    def scratch(self) -> Path:
        """Files that checks hand to the student's functions."""
        return self.home / "files"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    def file_of(self, step: Step) -> Path | None:
        """The step's own file; None when there is none."""
        path = self.folder / step.file
        return path if path.is_file() else None

    def notebook_for(self, step: Step) -> Path | None:
        """The staged code of the notebook, in which the step may be as well; None when there is none."""
        path = self.folder / self.notebook
        return path if self.notebook and path.is_file() and self.only in (None, step.id) else None

    def name_for(self, step: Step) -> str:
        """The name of the file in which a step is looked for."""
        return self.notebook if self.notebook and not self.file_of(step) else step.file

    def cells_of(self, step: Step) -> tuple[int, ...] | None:
        """The numbers of all cells in which a step's code may be; None when it has a file of its own or no notebook."""
        return tuple(self.sources) if self.notebook_for(step) and not self.file_of(step) else None

    def sha256_of(self, step: Step, cells: Iterable[int] | None = None) -> str:
        """Of the code that a step's result may depend on, hexadecimal.

        Args:
            step: its own file counts, or cells, files that are no step's, and what all these name.
            cells: numbers of the notebook's cells in place of its own file.
        """
        digest = hashlib.sha256()
        codes = [self.sources.get(number, "").encode("utf-8", "replace") for number in cells or ()]
        for code in codes:
            digest.update(f"{len(code)} ".encode() + code)
        waiting, known = [*self.helpers, *([step.file] if cells is None else ())], set[str]()
        waiting += self._named(codes)
        while waiting:
            name = waiting.pop(0)
            if name in self.digests and name not in known:
                known.add(name)
                waiting += self._named([(self.folder / name).read_bytes()])
        for name in sorted(known):
            digest.update(f"{len(name)} {name} ".encode() + self.digests[name])
        return digest.hexdigest()

    def _named(self, codes: Iterable[bytes]) -> list[str]:
        """The staged files, other than helpers, that code names: another step's, or the notebook."""
        others = self.digests.keys() - set(self.helpers)
        return sorted(name for name in others if any(PurePosixPath(name).stem.encode() in code for code in codes))

    def problem(self, step: Step) -> StudentFault | None:
        """Why a step cannot be graded: its file could not be accepted or is missing; None when it can."""
        refused = self.broken or self.problems.get(step.file)
        if not refused and (self.file_of(step) or self.notebook_for(step)):
            return None
        refused = refused or self.problems.get(self.notebook)
        if refused:
            return StudentFault(refused, unreadable=True)
        others = {path.name.lower(): path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file()}
        near = get_close_matches(step.file, others, 1, NEAR)
        hint = f"There is a {others[near[0]]}: is that the one? " if near else ""
        return StudentFault(
            f"There is no {step.file} in the submission.",
            help=f"{hint}It has to be called {step.file}, and be next to the other steps' files.",
            outcome="not_attempted",
        )


def stage(path: Path, course: Course) -> Submission:
    """Copy what is in a folder or an archive (.zip, .tar.gz), or one file, to a separate folder.

    Python files are copied, and the code of one notebook. An archive that is alone in a folder is used instead. The
    steps' files, or the notebook, may be in a folder inside: the one nearest to the top that has any of them is used,
    with everything below it.

    Whatever is handed in is read apart: what takes too much time or memory is a result, too.

    Raises:
        SubmissionError: the path does not exist, leads elsewhere, or is a file that is neither a step's, a notebook nor
            an archive.
    """
    if not os.path.lexists(path):
        raise SubmissionError(f"There is no file or folder {str(path)!r}.")
    expect_no_link(path, course)
    folder = Path(tempfile.mkdtemp(prefix="grade-"))
    try:
        open_to_all(folder)
        try:
            return apart(_staged, path, course, folder)
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


def _staged(path: Path, course: Course, folder: Path) -> Submission:
    path = contents.only_archive(path) or path
    try:
        found = _found(path, course)
    except Unreadable as error:
        found = _Found(broken=str(error))
    return _written(folder, path, found, course)


def _found(path: Path, course: Course) -> _Found:
    if path.is_dir() or contents.is_archive(path.name):
        files = contents.of_folder(path) if path.is_dir() else contents.of_archive(path)
        home = _home(files, course)
        inside = {name.relative_to(home): read for name, read in files.items() if name.is_relative_to(home)}
        files, notes = _one_notebook(inside, course)
        return _Found(None, files, notes)
    if contents.is_notebook(path.name):
        name = contents.normal(path.name)
        notes = () if name else (f"The notebook's name is not one that is shown: here it is called {UNNAMED}.",)
        return _Found(None, {name or UNNAMED: partial(contents.read, path, MAX_NOTEBOOK_BYTES)}, notes)
    step = course.find(path.name)
    if step is None or path.suffix != ".py":
        names = ", ".join(step.file for step in course.steps)
        raise SubmissionError(
            f"{str(path)!r} is not the file of a step, a notebook, a .zip or a .tar.gz. The steps' files are: {names}."
        )
    return _Found(step.id, {PurePosixPath(path.name): partial(contents.read, path)})


def _written(folder: Path, path: Path, found: _Found, course: Course) -> Submission:
    (folder / "submission").mkdir()
    (folder / "files").mkdir()
    copied = _copy(found.files, folder / "submission")
    notebook = next((str(name) for name in found.files if contents.is_notebook(name.name)), "")
    theirs = {notebook, *(step.file for step in course.steps)}
    return Submission(
        home=folder,
        name=path.name,
        sha256=copied.sha256,
        only=found.only,
        notebook=notebook,
        cells=frozenset(cell.number for cell in copied.cells if not cell.is_text),
        digests=copied.digests,
        sources={cell.number: cell.source for cell in copied.cells},
        helpers=tuple(sorted(copied.digests.keys() - theirs)),
        problems=copied.problems,
        broken=found.broken,
        notes=found.notes,
    )


def _home(names: Iterable[PurePosixPath], course: Course) -> PurePosixPath:
    """The folder inside a submission that has the steps' files, or else the notebook.

    Raises:
        Unreadable: several could be meant.
    """
    steps = {*(step.file for step in course.steps), course.notebook}
    notebooks = [name for name in names if contents.is_notebook(name.name)]
    folders = {name.parent for name in names if name.name in steps} or {name.parent for name in notebooks}
    least = min((len(folder.parts) for folder in folders), default=0)
    nearest = sorted(folder for folder in folders if len(folder.parts) == least)
    named = [folder for folder in nearest if folder.name == course.exercises.name] or nearest
    if len(named) > 1:
        more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
        folders_named = ", ".join(map(str, named[:NAMED]))
        raise Unreadable(f"The steps' files are in several folders ({folders_named}{more}): hand in one of them.")
    return named[0] if named else PurePosixPath()


def _one_notebook(files: Files, course: Course) -> tuple[Files, tuple[str, ...]]:
    """The files with the one notebook that is graded, and what is said about the others.

    It is the one with the course's name for it, or the only one nearest to the top; if several could be, none is.
    """
    notebooks = [name for name in files if contents.is_notebook(name.name)]
    least = min((len(name.parts) for name in notebooks), default=0)
    nearest = sorted(name for name in notebooks if len(name.parts) == least)
    chosen = [name for name in nearest if name.name == course.notebook] or nearest
    if len(chosen) > 1:
        names = ", ".join(map(str, chosen[:NAMED]))
        meant = f", called {course.notebook}" if course.notebook else ""
        message = f"There are several notebooks ({names}): hand in one of them{meant}."
        return {**_without(files, chosen[1:]), chosen[0]: partial(contents.refuse, message)}, ()
    others = [name for name in notebooks if name != chosen[0]] if chosen else []
    notes = tuple(f"{name} was not looked at: {chosen[0]} is the notebook that is graded." for name in others[:NAMED])
    return _without(files, others), notes


def _without(files: Files, names: Iterable[PurePosixPath]) -> Files:
    left_out = {*names}
    return {name: read for name, read in files.items() if name not in left_out}


@dataclass
class _Copied:
    """What was written: the sha256 of all names and bytes, that of each file, a notebook's cells; path -> why not."""

    sha256: str = ""
    digests: dict[str, bytes] = field(default_factory=dict)
    cells: list[Cell] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)


def _copy(files: Files, folder: Path) -> _Copied:
    """Write the files."""
    digest, copied, left = hashlib.sha256(), _Copied(), MAX_TOTAL_BYTES
    near_the_top_first = sorted(files, key=lambda name: (len(name.parts), name))
    for number, name in enumerate(near_the_top_first):
        try:
            if number >= MAX_FILES:
                raise Unreadable(f"There are more than {MAX_FILES} Python files: hand in only the steps' files.")
            data = files[name]()
            if contents.is_notebook(name.name):
                copied.cells = cells.cells(data, name.name)
                data = cells.written(copied.cells)
            left -= len(data)
            if left < 0:
                raise Unreadable(f"There are more than {MAX_TOTAL_BYTES // 10**6} MB of Python files.")
            if any(str(parent) in copied.digests for parent in name.parents):
                raise Unreadable(f"{name} lies in a folder that is called like a file.")
        except Unreadable as error:
            copied.problems[str(name)] = str(error)
            continue
        copied.digests[str(name)] = hashlib.sha256(data).digest()
        digest.update(f"{len(str(name))} {name} {len(data)} ".encode() + data)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    copied.sha256 = digest.hexdigest()
    return copied
