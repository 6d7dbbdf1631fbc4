"""Layer `namespaces`: process numbers of its own, and a root without /proc and /sys (Linux, root's rights).

Without it two submissions could talk: by numbers that go up with each thread, and by what /proc and /sys show.
"""

import ctypes
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from grader.sandbox.policy import SYSTEM

CLONE_NEWNS, CLONE_NEWPID = 0x20000, 0x20000000
MS_BIND, MS_PRIVATE = 0x1000, 1 << 18
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_SETATTR, MOUNT_ATTR__ATIME, MOUNT_ATTR_NOATIME = 442, 0x70, 0x10
MADE_UP = ("proc", "sys", "dev")  # folders of what is no storage
MASKED = re.compile(r"\\([0-7]{3})")  # a character of a mount's name
MAPS = "/proc/self/maps"  # as it is now: scikit-learn looks in it for the libraries that compute


class MountAttributes(ctypes.Structure):
    """The kernel's struct mount_attr."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "user_namespace"))


def leave_no_access_times() -> bool:
    """From now on, let nobody see from a file's times that this process has read it; returns whether the system can.

    One submission could tell the next one something by them. It takes root's rights, and gives mounts of its own.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    attributes = MountAttributes(MOUNT_ATTR_NOATIME, MOUNT_ATTR__ATIME, MS_PRIVATE, 0)
    if libc.unshare(CLONE_NEWNS):
        return False
    arguments = (AT_FDCWD, b"/", AT_RECURSIVE, ctypes.byref(attributes), ctypes.sizeof(attributes))
    return bool(libc.syscall(MOUNT_SETATTR, *arguments) == 0)


class Forks:
    """Forks workers with process numbers of their own, if the system can.

    Args:
        own_mounts: whether this process has them (`leave_no_access_times`). Then it gets another root, too: storage,
            and nothing that the kernel makes up while one looks.
        needed: paths that this process and its workers read.
    """

    def __init__(self, own_mounts: bool, needed: Iterable[str]) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._ours: int | None = None
        if not own_mounts:
            return
        self._ours = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        try:
            self._call("unshare", CLONE_NEWPID)
            self._return()
            self._call("unshare", CLONE_NEWNS)
            self._change_root(Path(tempfile.mkdtemp(prefix="root-", dir=Path.cwd())), needed)
        except OSError:
            os.close(self._ours)
            self._ours = None

    def _call(self, name: str, *arguments: object) -> None:
        if getattr(self._libc, name)(*arguments):
            raise OSError(ctypes.get_errno(), name)

    def _return(self) -> None:
        self._call("setns", self._ours, CLONE_NEWPID)

    def _change_root(self, place: Path, needed: Iterable[str]) -> None:
        """Of all mounts only those of needed paths; of the kernel's own folders copies of what libraries read.

        A look at a file in /sys would be noted in its times, so that two workers could talk.

        Args:
            place: an empty folder.
            needed: as above.
        """
        root, made = place / "root", place / "made"
        root.mkdir()
        for folder in MADE_UP:
            (made / folder).mkdir(parents=True)
        system = {path for path in SYSTEM if path.split("/")[1] not in MADE_UP and os.path.exists(path)}  # noqa: PTH110
        storage = {os.path.realpath(path) for path in (*needed, *system)}
        strange = {path for path in storage if path.split("/")[1] in MADE_UP}  # a temporary folder in /dev/shm
        devices = [path for path in SYSTEM if path.startswith("/dev/")]
        names = {*SYSTEM, *map(os.path.realpath, SYSTEM), MAPS}
        for name in sorted(name for name in names if name.split("/")[1] in MADE_UP):
            if os.path.exists(name):  # noqa: PTH110
                copy = made / name[1:]
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(b"" if name in devices else Path(name).read_bytes())
        for path in strange:
            (made / path[1:]).mkdir(parents=True, exist_ok=True)
        for copy in (place, *place.rglob("*")):
            copy.chmod(0o755 if copy.is_dir() else 0o644)
            os.utime(copy, (0, 0))
        for mount in ["/", *_mounts_of(storage - strange)]:
            self._show(mount, f"{root}{mount}")
        for folder in MADE_UP:
            self._show(str(made / folder), str(root / folder))
        for path in (*devices, *sorted(strange)):
            self._show(path, f"{root}{path}")
        if not all(os.path.exists(f"{root}{path}") for path in storage):  # noqa: PTH110
            raise OSError("something is not where it was")
        os.chroot(root)
        os.chdir("/")

    def _show(self, source: str, target: str) -> None:
        self._call("mount", os.fsencode(source), os.fsencode(target), None, MS_BIND, None)

    def fork(self) -> int:
        """As os.fork does it; the child is number 1.

        Raises:
            OSError: the system refuses, or this process could not return to its own numbers.
        """
        if self._ours is None:
            return os.fork()
        self._call("unshare", CLONE_NEWPID)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid:
                self._return()
        return pid


def _mounts_of(paths: Iterable[str]) -> list[str]:
    """All mounts on which paths lie, or that lie below them, but for the first; the outer ones first."""
    fields = (line.split()[4] for line in Path("/proc/self/mountinfo").read_text().splitlines())
    mounts = {MASKED.sub(lambda found: chr(int(found[1], 8)), field).rstrip("/") for field in fields} - {""}

    def is_in(one: str, other: str) -> bool:
        return f"{one}/".startswith(f"{other}/")

    return sorted(mount for mount in mounts if any(is_in(path, mount) or is_in(mount, path) for path in paths))


def are_on() -> bool:
    """Whether this process has been forked like that."""
    return os.getpid() == 1 and not Path("/proc/1").exists()
