"""What a student hands in -> a safe, staged copy. A missing or broken file is a result, not a crash."""

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from grader import contents
from grader.contents import MAX_FILES, MAX_TOTAL_BYTES, Files, Unreadable
from grader.course import Course, Step
from grader.outcomes import StudentFault
from grader.sandbox.policy import open_to_all

NEAR = 0.8  # how alike names are, of which one may be meant for the other
NAMED = 3


class SubmissionError(Exception):
    """There is nothing to grade at that path: the message says what to do."""


@dataclass(frozen=True)
class Submission:
    """A staged copy: `folder` holds the student's files, `scratch` is for files that checks write.

    Attributes:
        home: the temporary folder that holds both.
        sha256: of the names and bytes of the staged files, hexadecimal.
        only: the step's id when a single file was handed in.
        problems: file name -> why it could not be taken.
        broken: why nothing could be taken; empty when something could.
    """

    home: Path
    sha256: str
    only: str | None = None
    problems: Mapping[str, str] = field(default_factory=dict)
    broken: str = ""

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

    def problem(self, step: Step) -> StudentFault | None:
        """Why a step cannot be graded: its file could not be taken or is missing; None when it can."""
        refused = self.broken or self.problems.get(step.file)
        if refused:
            return StudentFault(refused, unreadable=True)
        if (self.folder / step.file).exists():
            return None
        others = {path.name.lower(): path.relative_to(self.folder) for path in self.folder.rglob("*") if path.is_file()}
        near = get_close_matches(step.file, others, 1, NEAR)
        hint = f"There is a {others[near[0]]}: is that the one? " if near else ""
        return StudentFault(
            f"There is no {step.file} in the submission.",
            help=f"{hint}It has to be called {step.file}, and lie beside the other steps' files.",
            outcome="not_attempted",
        )


def stage(path: Path, course: Course) -> Submission:
    """Copy the Python files of a folder or an archive (.zip, .tar.gz), or one step's file, to a place of their own.

    An archive that lies in a folder alone is taken for it. The steps' files may lie in a folder inside: the one nearest
    to the top that has any of them is taken, with what is below it.

    Raises:
        SubmissionError: the path does not exist, or is a file that is neither a step's nor an archive.
    """
    if not path.exists():
        raise SubmissionError(f"There is no file or folder {str(path)!r}.")
    only, broken, found = None, "", Files()
    path = contents.only_archive(path) or path
    try:
        if path.is_dir() or contents.is_archive(path.name):
            files = contents.of_folder(path) if path.is_dir() else contents.of_archive(path)
            home = _home(files, course)
            found = {name.relative_to(home): read for name, read in files.items() if name.is_relative_to(home)}
        else:
            step = course.find(path.name)
            if step is None or path.suffix != ".py":
                names = ", ".join(step.file for step in course.steps)
                raise SubmissionError(
                    f"{str(path)!r} is not the file of a step, nor a .zip or .tar.gz. The steps' files are: {names}."
                )
            only, found = step.id, {PurePosixPath(path.name): lambda: contents.read(path)}
    except Unreadable as error:
        broken = str(error)
    folder = Path(tempfile.mkdtemp(prefix="grade-"))
    open_to_all(folder)
    (folder / "submission").mkdir()
    (folder / "files").mkdir()
    sha256, problems = _copy(found, folder / "submission")
    return Submission(folder, sha256, only, problems, broken)


def _home(names: Iterable[PurePosixPath], course: Course) -> PurePosixPath:
    """The folder inside a submission in which the steps' files are.

    Raises:
        Unreadable: several could be meant.
    """
    steps = {step.file for step in course.steps}
    folders = {name.parent for name in names if name.name in steps}
    least = min((len(folder.parts) for folder in folders), default=0)
    nearest = sorted(folder for folder in folders if len(folder.parts) == least)
    named = [folder for folder in nearest if folder.name == course.exercises.name] or nearest
    if len(named) > 1:
        more = f" and {len(named) - NAMED} more" if len(named) > NAMED else ""
        places = ", ".join(map(str, named[:NAMED]))
        raise Unreadable(f"The steps' files lie in several folders ({places}{more}): hand in one of them.")
    return named[0] if named else PurePosixPath()


def _copy(files: Files, folder: Path) -> tuple[str, dict[str, str]]:
    """Write the files; the sha256 of their names and bytes, and what could not be taken: path -> why."""
    digest, problems, taken, left = hashlib.sha256(), dict[str, str](), set[str](), MAX_TOTAL_BYTES
    near_the_top_first = sorted(files, key=lambda name: (len(name.parts), name))
    for number, name in enumerate(near_the_top_first):
        try:
            if number >= MAX_FILES:
                raise Unreadable(f"There are more than {MAX_FILES} Python files: hand in the steps' files only.")
            data = files[name]()
            left -= len(data)
            if left < 0:
                raise Unreadable(f"There are more than {MAX_TOTAL_BYTES // 10**6} MB of Python files.")
            if any(str(parent) in taken for parent in name.parents):
                raise Unreadable(f"{name} lies in a folder that is called like a file.")
        except Unreadable as error:
            problems[str(name)] = str(error)
            continue
        taken.add(str(name))
        digest.update(f"{len(str(name))} {name} {len(data)} ".encode() + data)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return digest.hexdigest(), problems
