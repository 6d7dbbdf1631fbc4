"""A file written in one step."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


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
