"""A file written in one step, and where temporary ones go."""

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

SHARED_MEMORY = "/dev/shm"  # noqa: S108 - where there is no other
PERMISSIONS = 0o777  # what is kept of a file's mode


def expect_temporary_folder() -> None:
    """Make sure that there is a folder for temporary files; in a container that can only be read, it is in memory.

    Raises:
        OSError: there is none.
    """
    try:
        found = tempfile.gettempdir()
    except FileNotFoundError:
        if not os.access(SHARED_MEMORY, os.W_OK):
            words = "there is no folder for temporary files: let /tmp or /dev/shm be writable, or name one in TMPDIR"
            raise OSError(words) from None
        found = SHARED_MEMORY
    tempfile.tempdir = os.path.realpath(found)  # other processes work elsewhere


def replace(file: Path, data: bytes, *, aside: bool = False) -> None:
    """Write a file in one step: a reader never sees half of it, and a link in its place is not followed.

    What is there to be written to, such as a device or a pipe, is written to, unless it is not ours.

    Args:
        file: what is written; who may read it stays as it was.
        data: its new content.
        aside: what is in its place is not ours: a folder is moved aside, and all else is replaced by a new file.

    Raises:
        OSError: it cannot be written.
    """
    if aside and file.is_dir() and not file.is_symlink():
        other = Path(tempfile.mkdtemp(prefix=f".{file.name}.", suffix=".aside", dir=file.parent))
        other.rmdir()
        file.rename(other)
    if not aside and file.exists() and not file.is_file() and not file.is_dir():
        _write(file, data, os.O_WRONLY)
        return
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
    except PermissionError:
        # A file that was made for us in a folder that is not ours: some platforms do that.
        _write(file, data, os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0))
        return
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as there:
            there.write(data)
        keep = not aside and file.is_file() and not file.is_symlink()
        part.chmod(file.stat().st_mode & PERMISSIONS if keep else 0o644 & ~_umask())
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise


def _write(file: Path, data: bytes, flags: int) -> None:
    """Write into what is there; a pipe that nobody reads is an error, and not waited for."""
    descriptor = os.open(file, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))
    if sys.platform != "win32":
        os.set_blocking(descriptor, True)
    with os.fdopen(descriptor, "wb") as there:
        there.write(data)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
