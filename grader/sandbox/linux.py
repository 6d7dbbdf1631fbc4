"""Calls of the kernel that Python has no function for, as far as we need them here (Linux)."""

import ctypes
import platform

SET_PDEATHSIG, SET_DUMPABLE, SET_CHILD_SUBREAPER, SET_NO_NEW_PRIVS = 1, 4, 36, 38
VERSION_3 = 0x20080522
SET_ROBUST_LIST = {"x86_64": 273, "aarch64": 99}


def drop_capabilities() -> None:
    """Give up what a root may do beyond what files' modes allow everybody.

    Raises:
        OSError: the system refuses.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    header, none = (ctypes.c_uint32 * 2)(VERSION_3, 0), (ctypes.c_uint32 * 6)()
    if libc.capset(header, none):
        raise OSError(ctypes.get_errno(), "capset")


def forget_robust_list() -> None:
    """Let the kernel wake nobody, by a list that is in this thread's memory, when it ends."""
    number = SET_ROBUST_LIST.get(platform.machine())
    if number is not None:
        ctypes.CDLL(None).syscall(number, None, ctypes.c_size_t(3 * ctypes.sizeof(ctypes.c_void_p)))


def prctl(option: int, value: int) -> None:
    """Set an attribute of this process.

    Raises:
        OSError: the system refuses.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(option, ctypes.c_ulong(value), 0, 0, 0):
        raise OSError(ctypes.get_errno(), f"prctl({option}, {value})")
