"""What a student's process may read and use: made on the trusted side, sent to the worker as plain data."""

import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Self

from grader import package
from grader.sandbox.limits import FILE_BYTES, LIBRARIES_BYTES, MEMORY_BYTES, OPEN_FILES

CONTROL_GROUP = Path("/sys/fs/cgroup")
UIDS = (60_000, 65_000)  # the range from which a worker's own user id is taken
CAP_SETGID, CAP_SETUID = 6, 7

# What the system's libraries read; what does not exist is left out.
SYSTEM = (
    *("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/usr/share/zoneinfo"),
    *("/etc/ld.so.cache", "/etc/localtime", "/dev/null", "/dev/zero", "/dev/urandom", "/proc/cpuinfo"),
    # How many cores there are, for n_jobs=-1.
    *(f"/sys/devices/system/cpu/{name}" for name in ("online", "possible", "present")),
    "/sys/fs/cgroup/cpu.max",
    *("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "/sys/fs/cgroup/cpu/cpu.cfs_period_us"),
)


@dataclass(frozen=True)
class Policy:
    """What one worker may do; everything else is forbidden, as far as the system can do that.

    Attributes:
        folders: may be read, with everything in them.
        files: may be read.
        names: folders whose entries may be listed, but not read.
        uid: a separate user id to switch to; None to keep the current one.
        without: layers left out on purpose, to see what they achieve.
    """

    folders: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    uid: int | None = None
    memory_bytes: int = MEMORY_BYTES
    file_bytes: int = FILE_BYTES
    open_files: int = OPEN_FILES
    without: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """As JSON values."""
        return asdict(self)

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Self:
        """From JSON values."""
        fields: Any = {name: tuple(value) if isinstance(value, list) else value for name, value in plain.items()}
        return cls(**fields)


@dataclass(frozen=True)
class Property:
    """Something that a submission cannot do, or can.

    Attributes:
        name: such as "no network".
        holds: whether the probe failed to do it.
        by: the layers that ensure it, among those that are on.
        found: what the probe could do.
        advice: what to change when it does not hold.
    """

    name: str
    holds: bool
    by: tuple[str, ...]
    found: tuple[str, ...]
    advice: str


@dataclass(frozen=True)
class Protection:
    """What was found: the layers of a worker here, and what they achieve."""

    layers: tuple[str, ...]
    properties: tuple[Property, ...]

    @property
    def trustworthy(self) -> bool:
        """Whether every property holds."""
        return all(one.holds for one in self.properties)

    @property
    def holding(self) -> tuple[str, ...]:
        """The names of the properties that hold."""
        return tuple(one.name for one in self.properties if one.holds)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the properties that do not hold."""
        return tuple(one.name for one in self.properties if not one.holds)


class Unprotected(Exception):
    """The machine does not fully confine a submission, so a result there is not for marks."""


def policy(read: Iterable[Path], without: tuple[str, ...] = ()) -> Policy:
    """The policy of a worker.

    Args:
        read: the staged submission, the visible data, settings of the libraries.
        without: layers left out.
    """
    found = _libraries()
    own = [path.resolve() for path in read]
    return replace(
        found,
        folders=(*found.folders, *(str(path) for path in own if path.is_dir())),
        files=(*found.files, *(str(path) for path in own if path.is_file())),
        uid=_own_uid() if may_switch() and all(map(_is_open_to_all, own)) else None,
        memory_bytes=min(MEMORY_BYTES, LIBRARIES_BYTES + _container_bytes()),
        without=without,
    )


def ways() -> set[str]:
    """The paths by which Python finds itself and its packages; they may lead over links."""
    read = _libraries()
    return {sys.prefix, sys.base_prefix, *_on_path(), *filter(os.path.islink, read.files + read.folders)}


def _on_path() -> set[str]:
    """The folders of Python's own library and of packages."""
    homes = (Path(sys.prefix).resolve(), Path(sys.base_prefix).resolve())
    found = {entry for entry in sys.path if any(Path(entry).resolve().is_relative_to(home / "lib") for home in homes)}
    return found | {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}


@cache
def _libraries() -> Policy:
    """Allows reading everything that Python and its packages consist of, except this package and the course in it."""
    folders = {Path(entry).resolve() for entry in (*_on_path(), *SYSTEM)}
    read: set[Path] = set()
    names: set[Path] = set()
    for folder in folders:
        if folder.exists():
            for path, whole in _without(folder, package.FOLDER):
                (read if whole else names).add(path)
    outermost = {path for path in read if not read & set(path.parents)}
    return Policy(
        folders=tuple(sorted(str(path) for path in outermost if path.is_dir())),
        files=tuple(sorted(str(path) for path in outermost if path.is_file() or path.is_char_device())),
        names=tuple(sorted(map(str, names))),
    )


def _without(folder: Path, forbidden: Path) -> Iterator[tuple[Path, bool]]:
    """A folder except for one that may be in it: paths, and whether all that is below is meant or only the names."""
    if folder == forbidden:
        return
    if folder not in forbidden.parents:
        yield folder, True
        return
    yield folder, False
    for entry in folder.iterdir():
        # What is not a package has no business here: links to other places, the names of installed files.
        if not entry.name.endswith((".pth", ".dist-info")):
            yield from _without(entry, forbidden)


def open_to_all(folder: Path) -> None:
    """Let a worker with another user id pass through a new temporary folder, if the grader may start one."""
    if is_root():
        folder.chmod(0o711)


def is_root() -> bool:
    """Whether this process may do what no other user may; there are systems without users."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _is_open_to_all(path: Path) -> bool:
    """Whether every user can pass through all folders on the way, and through this one."""
    return all(each.stat().st_mode & 0o001 for each in (path, *path.parents) if each.is_dir())


@cache
def _container_bytes() -> int:
    """How much memory this container may use, if that is stated."""
    for file in ("memory.max", "memory/memory.limit_in_bytes"):
        try:
            return int((CONTROL_GROUP / file).read_text())
        except (OSError, ValueError):  # "max", too
            continue
    return MEMORY_BYTES


def _knows_others() -> bool:
    """Whether a root may become another user: not without capabilities, nor in a namespace that has no others."""
    try:
        status, users, groups = (Path(f"/proc/self/{name}").read_text() for name in ("status", "uid_map", "gid_map"))
    except OSError:  # another system
        return True
    capabilities = int(status.partition("CapEff:")[2].split()[0], 16)
    ranges = [[list(map(int, line.split())) for line in text.splitlines()] for text in (users, groups)]
    return all(capabilities >> one & 1 for one in (CAP_SETGID, CAP_SETUID)) and all(
        any(first <= UIDS[0] and UIDS[1] <= first + count for first, _, count in each) for each in ranges
    )


def _own_uid() -> int:
    """A user id that nobody has: one for each process of the grader."""
    first, last = UIDS
    return first + os.getpid() % (last - first)


@cache
def may_switch() -> bool:
    """Whether there may be another user, and that user could read Python's files."""
    if not is_root() or not _knows_others():
        return False
    mask = os.umask(0o022)
    os.umask(mask)
    needed = (Path(sysconfig.get_path(name)).resolve() for name in ("stdlib", "purelib"))
    return not mask & 0o005 and all(map(_is_open_to_all, needed))
