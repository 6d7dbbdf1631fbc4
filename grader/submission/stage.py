"""What a student hands in -> a safe, staged copy. A missing or broken file is a result, not a crash."""

import hashlib
import os
import secrets
import shutil
import tempfile
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from grader.course.model import Course, Step
from grader.notebook.statements import Cell
from grader.outcomes import StudentFault
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

BESIDE = 2  # folders deep, what is beside a notebook
CELLS = f"cells{NOTEBOOK}"  # what a step's code finds the notebook as, whatever its name is
UNNAMED = PurePosixPath(f"notebook{NOTEBOOK}")  # a notebook whose own name is not accepted


class SubmissionError(Exception):
    """There is nothing to grade at that path: the message says what to do."""


@dataclass(frozen=True)
class Submission:
    """A staged copy: `folder` holds the student's files; a step's code is shown those that count for its seed.

    Attributes:
        home: the temporary folder that holds everything.
        token: known to nobody else.
        name: of what was handed in.
        sha256: of the names and bytes of the staged files, hexadecimal.
        only: the step's id when a single step's file was named.
        notebook: the name of the notebook that was handed in; empty when there is none.
        cells: the numbers of the notebook's code cells.
        digests: name of a staged file -> the sha256 of its bytes.
        named: name of a staged file -> the others, no helpers, that it names.
        sources: number of a cell of the notebook -> that cell.
        helpers: names of the staged files that are neither a step's nor the notebook.
        problems: file name -> why it could not be accepted.
        broken: why nothing could be accepted; empty when something was.
        doubt: why it does not look like the work of one student, and what to do; empty when it does.
        notes: what else there is to know about what was handed in.
    """

    home: Path
    token: str
    name: str
    sha256: str = ""
    only: str | None = None
    notebook: str = ""
    cells: frozenset[int] = frozenset()
    digests: Mapping[str, bytes] = field(default_factory=dict)
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sources: Mapping[int, Cell] = field(default_factory=dict)
    helpers: tuple[str, ...] = ()
    problems: Mapping[str, str] = field(default_factory=dict)
    broken: str = ""
    doubt: str = ""
    notes: tuple[str, ...] = ()

    @property
    def folder(self) -> Path:
        """The student's files."""
        return self._place("submission")

    def shown(self, step: Step) -> Path:
        """What a step's code is shown of them, by `show`."""
        return self._place(f"shown-{step.id}")

    def scratch(self, step: Step) -> Path:
        """Files that a step's checks hand to the student's functions."""
        return self._place(f"files-{step.id}")

    def _place(self, name: str) -> Path:
        """A folder that nobody can name who knows another one: a step's code cannot even ask how large a file is."""
        return self.home / f"{name}-{hashlib.sha256(f'{self.token} {name}'.encode()).hexdigest()[:32]}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.home, ignore_errors=True)

    def chosen(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """Those of these steps that are graded: where a step's file was named, that step.

        Raises:
            SubmissionError: none is.
        """
        chosen = tuple(step for step in steps if self.only in (None, step.id))
        if not chosen:
            raise SubmissionError(f"{self.name} is the file of another step than the one that was asked for.")
        return chosen

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
        """Of what a step's code is shown, and may depend on, hexadecimal.

        Args:
            step: its own file counts, or cells, files that are no step's, and what all these name.
            cells: numbers of the notebook's cells in place of its own file.
        """
        digest = hashlib.sha256()
        for code in self._codes(cells):
            digest.update(f"{len(code)} ".encode() + code)
        for name in self._counting(step, cells):
            digest.update(f"{len(name)} {name} ".encode() + self.digests[name])
        return digest.hexdigest()

    def show(self, step: Step, cells: Iterable[int] | None = None) -> None:
        """Let a step's folder hold what counts for its seed, and nothing else, whatever else was handed in.

        Args:
            step: as for `sha256_of`.
            cells: as there.
        """
        names = self._counting(step, cells)
        self._fill(step, names, None if cells is None else self._cells(cells))

    def show_notebook(self, step: Step) -> None:
        """Let a step's folder hold the whole notebook, and the step's own file, for who looks for the step in them."""
        self._fill(step, [step.file] if step.file in self.digests else [], (self.folder / self.notebook).read_bytes())

    def _fill(self, step: Step, names: Iterable[str], written: bytes | None) -> None:
        folder = self.shown(step)
        for old in folder.iterdir():  # the folder itself stays: a worker may be confined to it
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        for name in names:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(self.folder / name, folder / name)
        if written is not None:
            (folder / CELLS).write_bytes(written)
        for path in (*folder.rglob("*"), folder):
            os.utime(path, (0, 0))  # when it was written tells how long the others took

    def _cells(self, numbers: Iterable[int]) -> bytes:
        return cells.written([self.sources[number] for number in sorted(set(numbers)) if number in self.sources])

    def _codes(self, numbers: Iterable[int] | None) -> list[bytes]:
        return [cells.written([self.sources[number]]) for number in numbers or () if number in self.sources]

    def _counting(self, step: Step, cells: Iterable[int] | None) -> list[str]:
        """The names of the files that count for a step, in order."""
        waiting, known = [*self.helpers, *([step.file] if cells is None else ())], set[str]()
        waiting += self._named(self._codes(cells))
        while waiting:
            name = waiting.pop(0)
            if name in self.digests and name not in known:
                known.add(name)
                waiting += self.named[name]
        return sorted(known)

    def _named(self, codes: Iterable[bytes]) -> list[str]:
        return [name for code in codes for name in _named(code, self.digests.keys() - set(self.helpers))]

    def problem(self, step: Step) -> StudentFault | None:
        """Why a step cannot be graded: its file could not be accepted or is missing; None when it can."""
        refused = self.broken or self.problems.get(step.file)
        if not refused and (self.file_of(step) or self.notebook_for(step)):
            return None
        if refused:
            return StudentFault(refused, unreadable=True)
        refused, missing = self.problems.get(self.notebook), self.missing(step)
        if refused:
            first = f"{missing.message.removesuffix('.')}, and " if missing else ""
            return StudentFault(f"{first}{refused}", unreadable=True)
        return missing or self._missing(step)

    def missing(self, step: Step) -> StudentFault | None:
        """What is said of a step without a file of its own where other steps have theirs; None for all else."""
        others = self.digests.keys() - {*self.helpers, self.notebook}
        return self._missing(step) if others and not self.file_of(step) else None

    def _missing(self, step: Step) -> StudentFault:
        near = work.near_to(step, map(PurePosixPath, self.helpers))
        hint = f"There is a {near}: is that the one? " if near else ""
        return StudentFault(
            f"There is no {step.file} in the submission.",
            help=f"{hint}It has to be called {step.file}, and be next to the other steps' files.",
            outcome="not_attempted",
        )


def _named(code: bytes, others: Iterable[str]) -> tuple[str, ...]:
    """Those of the staged files that code names: another step's, or the notebook."""
    return tuple(sorted(name for name in others if PurePosixPath(name).stem.encode() in code))


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
        named={name: _named((submission.folder / name).read_bytes(), others) for name in copied.digests},
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
