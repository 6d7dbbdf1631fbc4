"""Layer `namespaces`: a worker has process numbers of its own and a bare /proc: it sees nobody (Linux, root's rights).

Without it two submissions could talk: by numbers that go up with each thread, and by what /proc shows of others.
"""

import ctypes
import os
from pathlib import Path

CLONE_NEWNS, CLONE_NEWPID = 0x20000, 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT, MS_PRIVATE = 1, 2, 4, 8, 32, 1 << 18
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_SETATTR, MOUNT_ATTR__ATIME, MOUNT_ATTR_NOATIME = 442, 0x70, 0x10
PROC = Path("/proc")
STAYS = ("cpuinfo", "self/maps")  # of /proc, as it is now: scikit-learn looks in it for the libraries that compute


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
        own_mounts: whether this process has them (`leave_no_access_times`). Then /proc is covered, for it, too.
    """

    def __init__(self, own_mounts: bool) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._ours: int | None = None
        if not own_mounts:
            return
        self._ours = os.open(PROC / "self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
        if self._libc.unshare(CLONE_NEWPID) or not self._return() or not self._hide():
            os.close(self._ours)
            self._ours = None

    def _return(self) -> bool:
        return bool(self._libc.setns(self._ours, CLONE_NEWPID) == 0)

    def _hide(self) -> bool:
        """Cover /proc with a folder that has nothing of any process; others with our mounts still see it."""
        same = {name: (PROC / name).read_bytes() for name in STAYS}
        flags = MS_NOSUID | MS_NODEV | MS_NOEXEC
        if self._libc.unshare(CLONE_NEWNS) or self._libc.mount(b"none", bytes(PROC), b"tmpfs", flags, b"mode=755"):
            return False
        (PROC / "self").mkdir(mode=0o755)
        for name, content in same.items():
            (PROC / name).write_bytes(content)
        return bool(self._libc.mount(b"none", bytes(PROC), b"tmpfs", flags | MS_REMOUNT | MS_RDONLY, None) == 0)

    def fork(self) -> int:
        """As os.fork does it; the child is number 1.

        Raises:
            OSError: the system refuses, or this process could not return to its own numbers.
        """
        if self._ours is None:
            return os.fork()
        if self._libc.unshare(CLONE_NEWPID):
            raise OSError(ctypes.get_errno(), "unshare")
        pid = -1
        try:
            pid = os.fork()
        finally:
            if pid and not self._return():
                raise OSError(ctypes.get_errno(), "setns")
        return pid


def are_on() -> bool:
    """Whether this process has been forked like that."""
    return os.getpid() == 1 and not (PROC / "1").exists()
