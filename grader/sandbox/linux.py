"""Calls of the kernel that Python has no function for, as far as we need them here (Linux)."""

import ctypes

SET_PDEATHSIG, SET_DUMPABLE, SET_CHILD_SUBREAPER, SET_NO_NEW_PRIVS = 1, 4, 36, 38
VERSION_3 = 0x20080522
CLONE_NEWNS, MS_PRIVATE = 0x20000, 1 << 18
AT_FDCWD, AT_RECURSIVE = -100, 0x8000
MOUNT_SETATTR, MOUNT_ATTR__ATIME, MOUNT_ATTR_NOATIME = 442, 0x70, 0x10


def drop_capabilities() -> None:
    """Give up what a root may do beyond what files' modes allow everybody.

    Raises:
        OSError: the system refuses.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    header, none = (ctypes.c_uint32 * 2)(VERSION_3, 0), (ctypes.c_uint32 * 6)()
    if libc.capset(header, none):
        raise OSError(ctypes.get_errno(), "capset")


class MountAttributes(ctypes.Structure):
    """The kernel's struct mount_attr."""

    _fields_ = tuple((name, ctypes.c_uint64) for name in ("set", "clear", "propagation", "user_namespace"))


def leave_no_access_times() -> bool:
    """From now on, let nobody see from a file's times that this process has read it; returns whether the system can.

    One submission could tell the next one something by them. It takes root's rights, and mounts of its own.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    attributes = MountAttributes(MOUNT_ATTR_NOATIME, MOUNT_ATTR__ATIME, MS_PRIVATE, 0)
    if libc.unshare(CLONE_NEWNS):
        return False
    arguments = (AT_FDCWD, b"/", AT_RECURSIVE, ctypes.byref(attributes), ctypes.sizeof(attributes))
    return bool(libc.syscall(MOUNT_SETATTR, *arguments) == 0)


def prctl(option: int, value: int) -> None:
    """Set an attribute of this process.

    Raises:
        OSError: the system refuses.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0):
        raise OSError(ctypes.get_errno(), f"prctl({option}, {value})")
