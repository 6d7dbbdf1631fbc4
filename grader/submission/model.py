"""A submission: what is known of it, and what a step's code is shown of it."""

import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from grader.course.model import Step
from grader.notebook.statements import Cell
from grader.outcomes import StudentFault
from grader.submission import cells, work
from grader.submission.contents import NOTEBOOK

CELLS = f"cells{NOTEBOOK}"  # what a step's code finds the notebook as, whatever its name is

# What gives a name to something: the names go into the brackets.
BOUND = r"\b(?:def|class)[ \t]+(?:{0})\b|^[ \t]*(?:{0})[ \t]*=(?!=)|\bimport\b.*\b(?:{0})\b"


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

    def has_begun(self, step: Step) -> bool:
        """Whether the notebook, or a file, has one of a step's functions, as far as its text tells: a stub, perhaps."""
        names = "|".join(map(re.escape, step.functions))
        bound = re.compile(BOUND.format(names), re.MULTILINE)
        return self.file_of(step) is not None or any(bound.search(cell.source) for cell in self.sources.values())

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
        return [name for code in codes for name in named_in(code, self.digests.keys() - set(self.helpers))]

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


def named_in(code: bytes, others: Iterable[str]) -> tuple[str, ...]:
    """Those of the staged files that code names: another step's as a module, or the notebook with its whole name.

    A notebook's stem may be an ordinary word, such as “digits”. What is not named is not there for the code.
    """
    return tuple(sorted(name for name in others if name.removesuffix(".py").rpartition("/")[2].encode() in code))
