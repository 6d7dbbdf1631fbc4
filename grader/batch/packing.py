"""One submission of a class as bytes: an archive that is always the same, its files called as in the course."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from grader.batch.layouts import Handed
from grader.batch.tree import Read, TooLarge
from grader.course.model import Course, Step
from grader.submission.contents import ARCHIVES, KINDS, MAX_ARCHIVE_BYTES, MAX_FILES

MAX_READ = 4 * MAX_ARCHIVE_BYTES  # of one submission, whatever becomes of it
NOTHING_OF_IT = "Nothing in it is Python, a notebook or an archive:"
NAMED = 3  # files, in a sentence
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that an archive can name


@dataclass(frozen=True)
class Packed:
    """What is graded: an archive, and what there is to know about how it came about."""

    name: str
    data: bytes
    notes: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The same for the same files, hexadecimal."""
        return hashlib.sha256(self.name.encode() + b"\0" + self.data).hexdigest()


def packed(handed: Handed, course: Course) -> Packed:
    """A submission as an archive; a student's own archive as it is, where there is nothing else."""
    files = {path: read for path, read in handed.files.items() if _is_looked_at(path)}
    archives = [path for path in files if path.name.lower().endswith(ARCHIVES)]
    renamed, notes = _renamed(files, course)
    notes = [*handed.notes, *notes]
    if len(archives) == len(files) == 1:
        (path,) = archives
        suffix = next(end for end in ARCHIVES if path.name.lower().endswith(end))
        try:
            return Packed(f"submission{suffix}", files[path](), tuple(notes))
        except (OSError, TooLarge) as error:
            files, notes = {}, [*notes, f"{path} was not read: {error}."]
    notes += [f"{path} was not opened: it is not the only file." for path in archives if len(files) > 1]
    memory, total, read = io.BytesIO(), 0, 0
    with zipfile.ZipFile(memory, "w") as archive:  # stored, not packed: nothing of it looks like a bomb
        # The steps' own first, and of all one more than is taken: then it is said.
        own = {path for path in files if (renamed.get(path) or path).name in {step.file for step in course.steps}}
        for path in (*sorted(own), *sorted(files.keys() - own))[: MAX_FILES + 1]:
            try:
                data = files[path]() if read <= MAX_READ else b""
                read += len(data)
                if read > MAX_READ or total + len(data) > MAX_ARCHIVE_BYTES:
                    raise TooLarge("it is more than can be handed in")
                total += len(data)
            except (OSError, TooLarge) as error:
                notes.append(f"{path} was not read: {error}.")
                continue
            archive.writestr(zipfile.ZipInfo(str(renamed.get(path, path)), LONG_AGO), data)
    return Packed("submission.zip", memory.getvalue(), tuple(notes))


def passed_over(handed: Handed) -> str:
    """What was handed in, where nothing of it is of a kind that is graded; empty where something is."""
    if any(map(_is_looked_at, handed.files)):
        return ""
    names = sorted(map(str, handed.files))
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return f"{NOTHING_OF_IT} {', '.join(names[:NAMED])}{more}."


def _is_looked_at(path: PurePosixPath) -> bool:
    return path.name.lower().endswith((*ARCHIVES, *KINDS))


def _renamed(
    files: Mapping[PurePosixPath, Read], course: Course
) -> tuple[dict[PurePosixPath, PurePosixPath], list[str]]:
    """Files with another name that fits one step only, whose file is not there, where no other file's name does."""
    there = {path.name for path in files}
    others = [path for path in files if path.suffix == ".py" and path.name not in {step.file for step in course.steps}]
    fitting = {path: [step for step in course.steps if _fits(path, step)] for path in others}
    found = dict[PurePosixPath, PurePosixPath]()
    for step in course.steps:
        meant = [path for path, steps in fitting.items() if steps == [step]]
        if len(meant) == 1 and step.file not in there:
            found[meant[0]] = meant[0].with_name(step.file)
    return found, [f"{path} is graded as {name.name}." for path, name in found.items()]


def _fits(path: PurePosixPath, step: Step) -> bool:
    stem = re.sub(r"[ -]+", "_", path.stem.lower())
    return step.id in stem or re.search(rf"(?<![a-z])step_?0*{step.number}(?!\d)", stem) is not None
