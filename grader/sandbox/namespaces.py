"""Layer `namespaces`: process numbers of its own, and a root with the storage that is needed and nothing else (Linux).

Without it two submissions could talk: by numbers that go up with each thread, and by what /proc and /sys show. It takes
root's rights, or a system that gives every user namespaces.
"""

import ctypes
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from grader.sandbox import linux
from grader.sandbox.policy import SYSTEM, may_switch

CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWPID = 0x20000, 0x10000000, 0x20000000
MS_NOATIME, MS_BIND, MS_REC, MS_PRIVATE = 0x400, 0x1000, 0x4000, 1 << 18
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_SETATTR, MOUNT_ATTR_RDONLY = 442, 0x1
MADE_UP = ("proc", "sys")  # what the kernel makes up while one looks: a look is noted in a file's times
NEEDED = (
    *SYSTEM,
    *map(os.path.realpath, SYSTEM),
    "/etc/alternatives",  # links to libraries lead through it
    "/proc/self/maps",  # as it is now: scikit-learn looks in it for the libraries that compute
)


class MountAttributes(ctypes.Structure):
    """The kernel's struct mount_attr."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "user_namespace"))


def enter() -> bool:
    """Give this process mounts of its own; returns whether the system lets it.

    Who is not root goes on as the first process of namespaces of its own, while its parent waits for its end: whoever
    has started that one ends both by ending it.
    """
    if _can(_mount_for_itself):
        _mount_for_itself()
        return True
    if may_switch() or not _can(_be_root):  # in there, root could be no other user
        return False
    _be_root()
    first = os.fork()
    if first:
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        status = os.waitstatus_to_exitcode(os.waitpid(first, 0)[1])
        os._exit(status if status >= 0 else 1)
    linux.prctl(linux.SET_PDEATHSIG, signal.SIGKILL)
    return True


def _can(begin: Callable[[], None]) -> bool:
    """Whether a process can do this, and then what else is needed: another one tries."""
    if (trial := os.fork()) == 0:
        with suppress(OSError):
            begin()
            _mount_storage(".")
            os._exit(0)
        os._exit(1)
    return os.waitpid(trial, 0)[1] == 0


def _mount_for_itself() -> None:
    with open("/proc/self/ns/pid", "rb") as ours:  # noqa: PTH123 - it is no file
        _call("unshare", CLONE_NEWNS)
        _call("setns", ours.fileno(), CLONE_NEWPID)  # as `Forks` returns each time
    _call("mount", None, b"/", None, MS_REC | MS_PRIVATE, None)


def _be_root() -> None:
    """Of a namespace in which there is no other user, with mounts of its own; processes from now on are in another."""
    user, group = os.geteuid(), os.getegid()
    _call("unshare", CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID)
    for name, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        Path(f"/proc/self/{name}").write_text(line)


def _mount_storage(place: str) -> None:
    _call("mount", b"root", os.fsencode(place), b"tmpfs", MS_NOATIME, b"mode=755")


def _call(name: str, *arguments: object) -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    if getattr(libc, name)(*arguments):
        raise OSError(ctypes.get_errno(), name)


class Forks:
    """Forks workers with process numbers and a root of their own, if the system can.

    Args:
        own_mounts: whether this process has them (`enter`). Then it gets another root: storage that can be read, and
            nothing that the kernel makes up while one looks.
        needed: paths that this process and its workers read.
        copied: folders that a library does not read unless it might also write there.
    """

    def __init__(self, own_mounts: bool, needed: Iterable[str], copied: Iterable[str]) -> None:
        self._ours: int | None = None
        if not own_mounts:
            return
        self._ours = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        try:
            _call("unshare", CLONE_NEWPID)
            self._return()
            _change_root(tempfile.mkdtemp(prefix="root-", dir=Path.cwd()), (*NEEDED, *needed), copied)
        except OSError:
            os.close(self._ours)
            self._ours = None

    def _return(self) -> None:
        _call("setns", self._ours, CLONE_NEWPID)

    def fork(self) -> int:
        """As os.fork does it; the child is number 1.

        Raises:
            OSError: the system refuses, or this process could not return to its own numbers.
        """
        if self._ours is None:
            return os.fork()
        _call("unshare", CLONE_NEWPID)
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid:
                self._return()
        return pid


def _change_root(place: str, needed: Iterable[str], copied: Iterable[str]) -> None:
    """Of all that there is, only what is needed, and nothing of it can be changed, not even when it was last read."""
    _mount_storage(place)
    root = Root(place)
    there = [path for path in map(Path, needed) if path.exists()]
    for path in sorted(there, key=lambda path: len(path.resolve().parts)):  # a folder before what is in it
        root.show(path)
    attributes = MountAttributes(MOUNT_ATTR_RDONLY)
    size = ctypes.sizeof(attributes)
    _call("syscall", MOUNT_SETATTR, AT_FDCWD, os.fsencode(place), AT_RECURSIVE, ctypes.byref(attributes), size)
    for folder in map(os.path.realpath, copied):
        _copy(Path(folder), Path(f"{place}{folder}"))
    with _way_back() as go_back:
        os.chroot(place)
        os.chdir("/")
        if not all(map(Path.exists, there)):
            go_back()
            raise OSError("something is not where it was")


@contextmanager
def _way_back() -> Iterator[Callable[[], None]]:
    """Gives what returns to the root and the folder of now, as long as this lasts."""
    folders = [os.open(path, os.O_PATH | os.O_DIRECTORY) for path in ("/", ".")]

    def go_back() -> None:
        os.fchdir(folders[0])
        os.chroot(".")
        os.fchdir(folders[1])

    try:
        yield go_back
    finally:
        for folder in folders:
            os.close(folder)


def _copy(folder: Path, place: Path) -> None:
    """The files of a folder, but for those that are being removed."""
    files = [file for file in folder.iterdir() if file.is_file()]
    _mount_storage(str(place))
    for file in files:
        with suppress(FileNotFoundError):
            shutil.copyfile(file, place / file.name)
    place.chmod(0o777)  # other layers keep everybody from writing


class Root:
    """A root in the making."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._whole: list[Path] = []

    def show(self, path: Path) -> None:
        """Show a path where it is, with what is below it, and the links on its way as links.

        Raises:
            OSError: the system refuses, or everything is below it.
        """
        here, names = Path("/"), list(path.parts[1:])
        while names:
            name = names.pop(0)
            if name == "..":
                here = here.parent
                continue
            here /= name
            made_up = here.parts[1] in MADE_UP
            if here.is_symlink() and not made_up:
                target = here.readlink()
                self._make(here, partial(Path.symlink_to, target=target))
                names = [*target.parts[target.is_absolute() :], *names]
                here = Path("/") if target.is_absolute() else here.parent
            elif names:
                self._make(here, Path.mkdir)
            elif made_up:
                self._make(here, partial(Path.write_bytes, data=here.read_bytes()))
        if here == Path("/"):
            raise OSError("everything is needed")
        if here.parts[1] not in MADE_UP:
            self._make(here, Path.mkdir if here.is_dir() else Path.touch, whole=True)

    def _make(self, path: Path, make: Callable[[Path], object], *, whole: bool = False) -> None:
        """Make what is not there yet, and bind the path itself to it if all that is below is meant."""
        copy = Path(f"{self._place}{path}")
        if any(path.is_relative_to(one) for one in self._whole):
            return
        if not os.path.lexists(copy):
            make(copy)
        if whole:
            _call("mount", os.fsencode(path), os.fsencode(copy), None, MS_BIND | MS_REC, None)
            self._whole.append(path)


def are_on() -> bool:
    """Whether this process has been forked like that."""
    return os.getpid() == 1 and not Path("/proc/1").exists()
