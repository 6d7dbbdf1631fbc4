"""The files in a folder or an archive that was handed in: their names, and their bytes within limits."""

import gzip
import io
import os
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath

NOTEBOOK = ".ipynb"
KINDS = (".py", NOTEBOOK)
ARCHIVES = (".zip", ".tar.gz", ".tgz", ".tar")
MAX_FILE_BYTES = 1_000_000
MAX_NOTEBOOK_BYTES = 50_000_000  # outputs included, none of which are kept
MAX_FILES = 200
MAX_TOTAL_BYTES = 20_000_000  # of all files that are accepted
MAX_ENTRIES = 10_000  # looked at, of any kind
MAX_DEPTH = 8
MAX_ARCHIVE_BYTES = 50_000_000
MAX_UNPACKED_BYTES = 100_000_000  # of a tar archive, which is read from its first byte to its last
MAX_RATIO = 200  # unpacked to packed size; source code has 3 to 20
RATIO_FROM_BYTES = 100_000
MAX_NAME = 200
MAX_IN_VAIN = 10
ZIP_ENTRY = b"PK\x01\x02"  # with which every entry in the directory of a zip archive begins
# Folders that students did not make, by name or by what is in them.
NOT_THEIRS = ("__MACOSX", "__pycache__", "node_modules", "site-packages")
ENVIRONMENT = "pyvenv.cfg"
READ_FLAGS = os.O_RDONLY
for _name in ("O_NONBLOCK", "O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"):  # each only where the system has it
    READ_FLAGS |= getattr(os, _name, 0)

Files = dict[PurePosixPath, Callable[[], bytes]]


class Unreadable(Exception):
    """A file or an archive that cannot be accepted: the message is for the student."""


def is_archive(name: str) -> bool:
    """Whether a file is taken for an archive, by its name."""
    return name.lower().endswith(ARCHIVES)


def only_archive(folder: Path) -> Path | None:
    """The archive that is the only thing in a folder: some platforms hand in submissions that way."""
    try:
        with os.scandir(folder) as entries:
            found = list(islice(entries, 2))
        alone = len(found) == 1 and is_archive(found[0].name) and found[0].is_file(follow_symlinks=False)
    except OSError:
        return None
    return Path(found[0].path) if alone else None


def is_notebook(name: str) -> bool:
    """Whether a file is taken for a notebook, by its name."""
    return name.lower().endswith(NOTEBOOK)


def most_bytes(name: str) -> int:
    """How large a file with this name may be."""
    return MAX_NOTEBOOK_BYTES if is_notebook(name) else MAX_FILE_BYTES


def is_taken(name: PurePosixPath) -> bool:
    """Whether files of this kind are accepted."""
    return name.suffix.lower() in KINDS


def of_folder(folder: Path) -> Files:
    """The files of the accepted kinds, those near the top first; nothing is read yet, and no link is followed.

    Raises:
        Unreadable: the folder cannot be listed.
    """
    found: Files = {}
    level, entries = [(folder, PurePosixPath())], 0
    for depth in range(MAX_DEPTH):
        following: list[tuple[Path, PurePosixPath]] = []
        for real, name in level:
            try:
                inside = sorted(os.scandir(real), key=lambda entry: entry.name)
            except OSError as error:
                if depth:
                    continue
                raise Unreadable(f"The folder {str(folder)!r} cannot be read: {error.strerror}.") from error
            if depth and any(entry.name == ENVIRONMENT for entry in inside):
                continue
            for entry in inside:
                entries += 1
                own = normal(str(name / entry.name))
                if own is None or entries > MAX_ENTRIES:
                    continue
                if entry.is_dir(follow_symlinks=False) and not is_taken(own):
                    following.append((Path(entry.path), own))
                elif is_taken(own):
                    found.setdefault(own, partial(read, Path(entry.path)))
        level = following
    return found


def of_archive(path: Path) -> Files:
    """The files of the accepted kinds in an archive.

    Raises:
        Unreadable: it is not an archive, or it is damaged, encrypted or too large.
    """
    data = read(path, MAX_ARCHIVE_BYTES)
    try:
        return dict(_zipped(data) if path.name.lower().endswith(".zip") else _tarred(data))
    except DAMAGED as error:
        raise Unreadable(f"{path.name} cannot be unpacked: it is damaged, or another kind of file.") from error


# Whatever zipfile and tarfile raise when bytes are not what they expect.
DAMAGED = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(ValueError, OverflowError, LookupError, MemoryError, TypeError, AssertionError, struct.error),
)


def _zipped(data: bytes) -> Iterator[tuple[PurePosixPath, Callable[[], bytes]]]:
    if data.count(ZIP_ENTRY) > MAX_ENTRIES:  # before all of them are read
        raise Unreadable(f"The archive has more than {MAX_ENTRIES} files: hand in only your own.")
    archive = zipfile.ZipFile(io.BytesIO(data))
    for entry in archive.infolist()[:MAX_ENTRIES]:
        name = normal(entry.filename)
        if name is not None and is_taken(name) and not entry.is_dir():
            yield name, partial(_unzipped, archive, entry)


def _unzipped(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    name = PurePosixPath(entry.filename.replace("\\", "/")).name
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise Unreadable(f"{name} is a link: hand in the file itself.")
    if entry.flag_bits & 1:
        raise Unreadable(f"{name} is encrypted: hand in an archive without a password.")
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Unreadable(f"{name} is packed in an unusual way: hand in an ordinary .zip.")
    packed = max(entry.compress_size, 1)
    if entry.file_size > RATIO_FROM_BYTES and entry.file_size / packed > MAX_RATIO and not is_notebook(name):
        raise Unreadable(f"{name} unpacks to more than {MAX_RATIO} times its size: that is not source code.")
    try:
        with archive.open(entry) as file:
            return _capped(file.read(most_bytes(name) + 1), name)
    except DAMAGED as error:
        raise Unreadable(f"{name} cannot be unpacked: the archive is damaged there.") from error


def _tarred(data: bytes) -> Iterator[tuple[PurePosixPath, Callable[[], bytes]]]:
    if data[:2] == b"\x1f\x8b":
        with gzip.open(io.BytesIO(data)) as file:
            data = file.read(MAX_UNPACKED_BYTES + 1)
        if len(data) > MAX_UNPACKED_BYTES:
            raise Unreadable(f"The archive unpacks to over {MAX_UNPACKED_BYTES // 10**6} MB: does it contain data?")
    # As a stream, which never goes back, so that a damaged header cannot send it round in circles.
    with tarfile.open(fileobj=_Ending(data), mode="r|") as archive:
        left = MAX_NOTEBOOK_BYTES + MAX_TOTAL_BYTES  # of what is read before it is known what of it is used
        for number, entry in enumerate(archive):
            if number >= MAX_ENTRIES:
                break
            name = normal(entry.name)
            if name is not None and is_taken(name) and not entry.isdir():
                left -= entry.size if entry.size <= most_bytes(name.name) else 0
                if left < 0:
                    raise Unreadable(f"The archive has over {MAX_NOTEBOOK_BYTES // 10**6} MB of notebooks and code.")
                yield name, _later(archive, entry, name.name)


class _Ending(io.BytesIO):
    """Bytes that end: whoever goes on asking, because a header promised more, is told so."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self._asked_in_vain = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """As of any file, until it has said a few times that there is no more."""
        data = super().read(size)
        self._asked_in_vain += not data
        if self._asked_in_vain > MAX_IN_VAIN:
            raise EOFError
        return data


def _later(archive: tarfile.TarFile, entry: tarfile.TarInfo, name: str) -> Callable[[], bytes]:
    """The bytes of an entry, or why there are none, for later: a stream is read only once."""
    if not entry.isreg() or entry.issparse():
        return partial(refuse, f"{name} is a link or not a regular file: hand in the file itself.")
    if entry.size > most_bytes(name):
        return partial(_capped, bytes(most_bytes(name) + 1), name)
    file = archive.extractfile(entry)
    return partial(_capped, file.read(most_bytes(name) + 1) if file else b"", name)


def refuse(message: str) -> bytes:
    """Stands in for the bytes of a file that cannot be accepted.

    Raises:
        Unreadable: always, with this message.
    """
    raise Unreadable(message)


def normal(name: str) -> PurePosixPath | None:
    """A name inside a folder or archive as a relative path; None if it is not accepted.

    Windows' backslashes are separators, a leading slash or drive is dropped, letters are composed (macOS splits them).
    """
    parts = [part for part in unicodedata.normalize("NFC", name).replace("\\", "/").split("/") if part not in ("", ".")]
    if parts and len(parts[0]) == 2 and parts[0][1] == ":":  # noqa: PLR2004 - "C:"
        del parts[0]
    if not parts or len(parts) > MAX_DEPTH:
        return None
    for part in parts:
        if part.startswith(".") or part in NOT_THEIRS or len(part.encode("utf-8", "replace")) > MAX_NAME:
            return None
        if not part.isprintable() or any(character in part for character in ':*?"<>|'):
            return None
    return PurePosixPath(*parts)


def read(path: Path, most: int | None = None) -> bytes:
    """The bytes of a regular file; follows no link, never waits on a pipe or device.

    Args:
        path: the file.
        most: how many bytes it may have; None for the limit of its kind.

    Raises:
        Unreadable: it is something else, or larger.
    """
    if path.is_dir():
        raise Unreadable(f"{path.name} is a folder, not a file.")
    try:
        with open(os.open(path, READ_FLAGS), "rb") as file:  # noqa: PTH123 - opened by descriptor
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Unreadable(f"{path.name} is not a regular file.")
            return _capped(file.read((most or most_bytes(path.name)) + 1), path.name, most)
    except OSError as error:
        if path.is_symlink():
            raise Unreadable(f"{path.name} is a link: hand in the file itself.") from None
        raise Unreadable(f"{path.name} cannot be read: {error.strerror}.") from None


def _capped(data: bytes, name: str, most: int | None = None) -> bytes:
    most = most or most_bytes(name)
    if len(data) > most:
        advice = "hand it in without its outputs." if is_notebook(name) else "does it contain data?"
        raise Unreadable(f"{name} is larger than {most // 1000} kB: {advice}")
    return data
