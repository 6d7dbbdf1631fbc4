"""The files in a folder or an archive that was handed in: their names, and their bytes within limits."""

import io
import os
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator
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
MAX_UNPACKED_BYTES = 100_000_000  # of what a tar archive is packed into
MAX_RATIO = 200  # unpacked to packed size; source code has 3 to 20
RATIO_FROM_BYTES = 100_000
MAX_NAME = 200
MAX_PARTS = 20  # of one file that gzip has packed; ordinary ones have one
MAX_ABOUT = 64_000  # bytes that a tar archive says about one file, beside what fits into its header
ABOUT_THE_NEXT = (
    *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE, tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
)
MAX_DIGITS = 8
MORE_HOLES = 482  # the place in a header that says whether another one, about a file's holes, follows
GZIP = b"\x1f\x8b"
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


def of_folder(
    folder: Path,
    *,
    depth: int = MAX_DEPTH,
    taken: Callable[[PurePosixPath], bool] = is_taken,
    closed: Collection[Path] = (),
) -> Files:
    """The files of some kinds, those near the top first; nothing is read yet, and no link is followed.

    Args:
        folder: where they are.
        depth: how many folders deep; 1 for this one only.
        taken: says of a name whether it is of these kinds.
        closed: folders, as they resolve, that are not looked into.

    Raises:
        Unreadable: the folder cannot be listed.
    """
    found: Files = {}
    level, entries = [(folder, PurePosixPath())], 0
    for above in range(depth):
        following: list[tuple[Path, PurePosixPath]] = []
        for real, name in level:
            try:
                with os.scandir(real) as listed:
                    inside = sorted(islice(listed, MAX_ENTRIES + 1 - entries), key=lambda entry: entry.name)
            except OSError as error:
                if above:
                    continue
                raise Unreadable(f"The folder {str(folder)!r} cannot be read: {error.strerror}.") from error
            if not above and len(inside) > MAX_ENTRIES:
                raise Unreadable(f"The folder has more than {MAX_ENTRIES} files: hand in only your own.")
            entries += len(inside)
            if above and any(entry.name == ENVIRONMENT for entry in inside):
                continue
            for entry in inside:
                own = normal(str(name / entry.name))
                if own is None:
                    continue
                if entry.is_dir(follow_symlinks=False) and not taken(own):
                    if not closed or Path(entry.path).resolve() not in closed:
                        following.append((Path(entry.path), own))
                elif taken(own):
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
    *(ValueError, OverflowError, LookupError, TypeError, AssertionError, struct.error),
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
    """Reads headers of 512 bytes one after the other, never back; tarfile would keep and copy whatever they promise."""
    data = _gunzipped(data) if data[:2] == GZIP else data
    place, name, odd = 0, "", False
    for _ in range(MAX_ENTRIES):
        header = data[place : place + tarfile.BLOCKSIZE]
        try:
            entry = tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            if not place and (any(header) or not header):
                raise
            return  # the end, as tarfile sees it
        place += tarfile.BLOCKSIZE
        end = place
        if entry.isreg() or entry.type not in tarfile.SUPPORTED_TYPES or entry.type in ABOUT_THE_NEXT:
            end += entry.size
        if not place <= end <= len(data) or (entry.type == tarfile.GNUTYPE_SPARSE and header[MORE_HOLES]):
            raise EOFError
        if entry.type in ABOUT_THE_NEXT:
            said, strange = _about_the_next(entry.type, data[place : min(end, place + MAX_ABOUT + 1)])
            name, odd = said or name, odd or strange
        else:
            accepted = normal(name or entry.name)
            if accepted is not None and is_taken(accepted) and not entry.isdir():
                regular = entry.isreg() and entry.type != tarfile.GNUTYPE_SPARSE and not odd
                link = f"{accepted.name} is a link or not a regular file: hand in the file itself."
                yield accepted, partial(_of_tar, data, place, end, accepted.name) if regular else partial(refuse, link)
            name, odd = "", False
        place += -((place - end) // tarfile.BLOCKSIZE) * tarfile.BLOCKSIZE


def _about_the_next(kind: bytes, data: bytes) -> tuple[str, bool]:
    """What a header that is about the next file says: its name, and whether it is not an ordinary file."""
    if len(data) > MAX_ABOUT:
        raise Unreadable(f"The archive says over {MAX_ABOUT // 1000} kB about one file: pack it in an ordinary way.")
    if kind == tarfile.GNUTYPE_LONGNAME:
        return data.split(b"\0")[0].decode("utf-8", "surrogateescape"), False
    if kind not in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
        return "", False
    about = dict(_records(data))
    odd = any(key == b"size" or key.startswith(b"GNU.sparse") for key in about)
    return about.get(b"path", b"").decode("utf-8", "surrogateescape"), odd


def _records(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The records of an extended header, such as b"12 path=x.py", each with its own length in front."""
    place = 0
    while place < len(data):
        length = data[place : place + MAX_DIGITS].partition(b" ")[0]
        start, end = place + len(length) + 1, place + int(length)
        if not start < end <= len(data):
            raise EOFError
        key, _, value = data[start:end].partition(b"=")
        yield key, value.removesuffix(b"\n")
        place = end


def _gunzipped(data: bytes) -> bytes:
    """What is packed with gzip, in one part or in a few."""
    whole, rest = bytearray(), data
    for _ in range(MAX_PARTS):
        packed = zlib.decompressobj(zlib.MAX_WBITS | 16)
        whole += packed.decompress(rest, MAX_UNPACKED_BYTES + 1 - len(whole))
        if len(whole) > MAX_UNPACKED_BYTES:
            raise Unreadable(f"The archive unpacks to over {MAX_UNPACKED_BYTES // 10**6} MB: does it contain data?")
        if not packed.eof:
            raise EOFError
        rest = packed.unused_data.lstrip(b"\0")
        if not rest:
            return bytes(whole)
    raise Unreadable(f"The archive is packed in over {MAX_PARTS} parts: pack it again, as one.")


def _of_tar(data: bytes, start: int, end: int, name: str) -> bytes:
    return _capped(data[start : min(end, start + most_bytes(name) + 1)], name)


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
    if len(name) > MAX_DEPTH * (MAX_NAME + 1):
        return None
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    if any(len(part) > MAX_NAME for part in parts):  # before they are composed, which takes long for long ones
        return None
    parts = [unicodedata.normalize("NFC", part) for part in parts]
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
