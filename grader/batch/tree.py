"""What an instructor has downloaded: the files of a folder or of a zip, read one at a time."""

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from grader.submission.contents import MAX_ARCHIVE_BYTES, NOT_THEIRS

MAX_NAME = 4096  # bytes of a path, as systems have it
MAX_PATHS = 500_000  # in one download; a class of a thousand has some ten thousand

Read = Callable[[], bytes]


BY_MAC = "__MACOSX"  # beside everything that a Mac packs
PASSED_OVER = "is not looked into"
TOO_MANY = "There are more than {} files: is this the folder of one assignment?"
# What reading an archive may raise: names and data are whatever somebody has put there.
UNREADABLE = (
    *(OSError, zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(RuntimeError, NotImplementedError, EOFError, ValueError),
)


class NoClass(Exception):
    """There is nothing at that path that a class has handed in: the message says what to do."""


class TooLarge(Exception):
    """A file that is not read."""


@dataclass(frozen=True)
class Tree:
    """Files by their paths below the top; `left` are paths that are not followed or read, each with the reason."""

    name: str
    files: Mapping[PurePosixPath, Read]
    left: Mapping[str, str] = field(default_factory=dict)

    def inside(self) -> "Tree":
        """What is in the one folder that holds everything; itself where there is no such folder."""
        tops = {path.parts[0] for path in self.files}
        if len(tops) != 1 or any(len(path.parts) == 1 for path in self.files):
            return self
        return Tree(tops.pop(), {path.relative_to(path.parts[0]): read for path, read in self.files.items()}, self.left)


@contextmanager
def opened(path: Path) -> Iterator[Tree]:
    """The tree at a path, as long as this lasts.

    Raises:
        NoClass: there is none, or it cannot be read.
    """
    if path.is_dir():
        yield _of_folder(path)
    elif zipfile.is_zipfile(path):
        try:
            archive = zipfile.ZipFile(path)
        except UNREADABLE as error:
            raise NoClass(f"{str(path)!r} cannot be read as a zip: {error}.") from error
        with archive:
            yield _of_zip(path, archive)
    else:
        what = "is neither a folder nor a zip" if path.exists() else "does not exist"
        raise NoClass(
            f"{str(path)!r} {what}. Give the zip that your platform lets you download, or a folder with "
            "a folder or an archive for each student."
        )


def _of_folder(top: Path) -> Tree:
    files, left, crowded = dict[PurePosixPath, Read](), dict[str, str](), set[PurePosixPath]()

    def pass_over(error: OSError) -> None:
        if Path(error.filename) == top:
            raise NoClass(f"{error.filename!r} cannot be read: {error.strerror}.")
        left[_told(Path(error.filename).relative_to(top).as_posix())] = f"cannot be read: {error.strerror}"

    for folder, folders, names in os.walk(top, onerror=pass_over):
        here = PurePosixPath(_told(Path(folder).relative_to(top).as_posix()))
        if crowded & {here, *here.parents}:
            folders.clear()
            continue
        links = [name for name in folders if os.path.islink(os.path.join(folder, name))]  # noqa: PTH114, PTH118 - a name may be too long
        left |= {str(here / _told(name)): "is a link" for name in links}
        if here == PurePosixPath():  # a student's whole folder is not passed over without a word
            left |= {_told(name): PASSED_OVER for name in folders if not _counts(name) and name != BY_MAC}
        folders[:] = sorted(name for name in folders if _counts(name) and name not in links)
        for name in sorted(filter(_counts, names)):
            path, place = os.path.join(folder, name), here / _told(name)  # noqa: PTH118
            if not os.path.isfile(path) or os.path.islink(path):  # noqa: PTH113, PTH114
                left[str(place)] = "is no file"
            elif place in files:
                left[str(place)] = "is there twice"
            else:
                files[place] = partial(_read, Path(path))
        if len(files) > MAX_PATHS:
            crowded.add(_without_the_largest(files, left))
    _expect_somebody(files, crowded)
    return Tree(top.resolve().name, files, left)


def _of_zip(path: Path, archive: zipfile.ZipFile) -> Tree:
    files, left, crowded = dict[PurePosixPath, Read](), dict[str, str](), set[PurePosixPath]()
    for entry in archive.infolist():
        name = PurePosixPath(_told(entry.filename.replace("\\", "/")))
        if name.is_absolute() or ".." in name.parts or stat.S_ISLNK(entry.external_attr >> 16):
            left[str(name)] = "leads elsewhere"
        elif entry.is_dir() or not all(map(_counts, name.parts)):
            if len(name.parts) > 1 and not _counts(name.parts[0]) and name.parts[0] != BY_MAC:
                left[name.parts[0]] = PASSED_OVER
        elif len(str(name).encode()) > MAX_NAME:
            left[_told(str(name))[:MAX_NAME]] = "has too long a name"
        elif name in files:
            left[str(name)] = "is there twice"
        elif not crowded.intersection(name.parents):
            files[name] = partial(_unpack, archive, entry)
            if len(files) > MAX_PATHS:
                crowded.add(_without_the_largest(files, left))
    _expect_somebody(files, crowded)
    return Tree(path.stem, files, left)


def _counts(name: str) -> bool:
    return name not in NOT_THEIRS and not name.startswith(".")


def _without_the_largest(files: dict[PurePosixPath, Read], left: dict[str, str]) -> PurePosixPath:
    """Take out the innermost folder that has more than half of all files, so that others' are read; the folder.

    Raises:
        NoClass: there is no such folder.
    """
    folders = Counter(folder for path in files for folder in path.parents)
    crowded = max((one for one in folders if 2 * folders[one] > len(files)), key=lambda one: len(one.parts))
    if not crowded.parts:
        raise NoClass(TOO_MANY.format(MAX_PATHS))
    for path in [path for path in files if crowded in path.parents]:
        del files[path]
    left[str(crowded)] = f"has more than {folders[crowded] - 1} files, and is not looked into"
    return crowded


def _expect_somebody(files: Mapping[PurePosixPath, Read], crowded: set[PurePosixPath]) -> None:
    if crowded and not files:
        raise NoClass(TOO_MANY.format(MAX_PATHS))


def _told(name: str) -> str:
    """A name as text that anybody can write: file systems keep any bytes as names."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace").replace("\0", "\ufffd")


def _read(path: Path) -> bytes:
    with path.open("rb") as file:
        return _bounded(file.read(MAX_ARCHIVE_BYTES + 1))


def _unpack(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    try:
        with archive.open(entry) as file:
            return _bounded(file.read(MAX_ARCHIVE_BYTES + 1))
    except UNREADABLE as error:
        raise OSError(f"it cannot be unpacked ({error})") from error


def _bounded(data: bytes) -> bytes:
    if len(data) > MAX_ARCHIVE_BYTES:
        raise TooLarge(f"it has more than {MAX_ARCHIVE_BYTES // 10**6} MB")
    return data
