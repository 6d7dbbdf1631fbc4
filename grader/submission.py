"""What a student hands in -> a safe, staged copy. A missing or broken file is a result, not a crash."""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from grader.course import Course, Step
from grader.sandbox.policy import open_to_all

MAX_FILE_BYTES = 1_000_000
MAX_FILES = 200
READ_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):  # each only where the system has it
    READ_FLAGS |= getattr(os, _name, 0)


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
    """

    home: Path
    sha256: str
    only: str | None = None
    problems: Mapping[str, str] = field(default_factory=dict)

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

    def problem(self, step: Step) -> str | None:
        """Why a step cannot be graded: its file is missing or cannot be read; None when it can."""
        if step.file in self.problems:
            return self.problems[step.file]
        if not (self.folder / step.file).exists():
            return f"There is no {step.file} in the submission."
        return None


def stage(path: Path, course: Course) -> Submission:
    """Copy the Python files of a folder, or one step's file, to a place of their own.

    Raises:
        SubmissionError: the path does not exist, or is a file that is no step's.
    """
    if not path.exists():
        raise SubmissionError(f"There is no file or folder {str(path)!r}.")
    if path.is_dir():
        found, only = _python_files(path), None
    else:
        step = course.find(path.name)
        if step is None or path.suffix != ".py":
            names = ", ".join(step.file for step in course.steps)
            raise SubmissionError(f"{str(path)!r} is not the file of a step. The steps' files are: {names}.")
        found, only = [path], step.id
    problems: dict[str, str] = {}
    home = Path(tempfile.mkdtemp(prefix="grade-"))
    open_to_all(home)
    (home / "submission").mkdir()
    (home / "files").mkdir()
    digest = hashlib.sha256()
    for file in sorted(found):
        try:
            data = _read(file)
        except SubmissionError as error:
            problems[file.name] = str(error)
            continue
        digest.update(f"{len(file.name)} {file.name} {len(data)} ".encode("utf-8", "surrogateescape") + data)
        (home / "submission" / file.name).write_bytes(data)
    return Submission(home, digest.hexdigest(), only, problems)


def _python_files(folder: Path) -> list[Path]:
    try:
        return [path for path in sorted(folder.iterdir()) if path.name.endswith(".py")][:MAX_FILES]
    except OSError as error:
        raise SubmissionError(f"The folder {str(folder)!r} cannot be read: {error.strerror}.") from error


def _read(path: Path) -> bytes:
    """The bytes of a regular file that is not too large; follows no link, never waits on a pipe or device."""
    if path.is_dir():
        raise SubmissionError(f"{path.name} is a folder, not a file.")
    try:
        with open(os.open(path, READ_FLAGS), "rb") as file:  # noqa: PTH123 - opened by descriptor
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SubmissionError(f"{path.name} is not a regular file.")
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        if path.is_symlink():
            raise SubmissionError(f"{path.name} is a link: hand in the file itself.") from None
        raise SubmissionError(f"{path.name} cannot be read: {error.strerror}.") from None
    if len(data) > MAX_FILE_BYTES:
        raise SubmissionError(f"{path.name} is larger than {MAX_FILE_BYTES // 1000} kB: does it hold data?")
    return data
