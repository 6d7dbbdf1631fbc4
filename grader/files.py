"""A file written in one step, and where temporary ones go."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

SHARED_MEMORY = "/dev/shm"  # noqa: S108 - where there is no other


def expect_temporary_folder() -> None:
    """Make sure that there is a folder for temporary files; in a container that can only be read, it is in memory.

    Raises:
        OSError: there is none.
    """
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        if not os.access(SHARED_MEMORY, os.W_OK):
            words = "there is no folder for temporary files: let /tmp or /dev/shm be writable, or name one in TMPDIR"
            raise OSError(words) from None
        tempfile.tempdir = SHARED_MEMORY


def replace(file: Path, data: bytes) -> None:
    """Write a file in one step: a reader never sees half of it, and a link in its place is not followed.

    Raises:
        OSError: it cannot be written.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
    except PermissionError:
        # A file that was made for us in a folder that is not ours: some platforms do that.
        flags = os.O_WRONLY | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(file, flags), "wb") as there:
            there.write(data)
        return
    part = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as there:
            there.write(data)
        part.chmod(stat.S_IMODE(file.stat().st_mode) if file.is_file() and not file.is_symlink() else 0o644)
        part.replace(file)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise
