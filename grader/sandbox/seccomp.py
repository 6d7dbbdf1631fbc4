"""Layer `seccomp`: a worker may ask the kernel only for what computing, reading and answering need (Linux).

What is not named here is refused, calls of kernels to come included. seccompy makes the filter in Python alone, so an
image without libseccomp can be trusted.
"""

import ctypes
import errno
import os
import struct
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from grader.sandbox import linux

WHOLE = 0xFFFFFFFF  # of an argument that is an int: the kernel does not look at the upper half

# Files: to read them. What may be read is Landlock's to say.
FILES = (
    *("read", "pread64", "readv", "preadv", "lseek", "close", "close_range", "dup", "dup2", "dup3"),
    *("stat", "lstat", "fstat", "newfstatat", "access", "faccessat", "faccessat2"),
    *("readlink", "readlinkat", "getdents", "getdents64", "getcwd", "chdir", "fchdir"),
)
# What is open may be written: the connection, and nowhere.
ANSWERS = ("write", "writev", "poll", "ppoll", "select", "pselect6")
MEMORY = ("mmap", "munmap", "mprotect", "mremap", "brk", "membarrier")
# Without fadvise64, mincore, preadv2, readahead: the page cache would carry words from one worker to another.
ADVICE = (0, 1, 2, 3, 4, 8, 10, 11, 14, 15, 16, 17, 18, 19)  # MADV_NORMAL to MADV_WIPEONFORK, and nothing for hardware
MSG_DONTWAIT, MSG_NOSIGNAL = 0x40, 0x4000
THREADS = (
    *("rseq", "gettid", "exit", "exit_group"),  # without set_tid_address and set_robust_list, which wake by a page
    *("sched_yield", "getcpu", "sched_get_priority_max", "sched_get_priority_min", "restart_syscall"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "sigaltstack"),
)
TIME = (
    *("nanosleep", "gettimeofday", "time", "times"),
    *("alarm", "setitimer", "getitimer"),
)
# Without getrusage, which counts what was not in the page cache.
ITSELF = (
    *("getpid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getgroups", "getresuid", "getresgid"),
    *("getpgrp", "uname", "getrlimit", "getrandom", "umask"),
)
# Of the machine, of this process, of a thread of its own; not of another process, which has a negative number.
CLOCKS = ("clock_gettime", "clock_getres", "clock_nanosleep")
CLOCKS_ALLOWED = (WHOLE & ~15, 0), (7, 6)  # bits that count, and what they have to be
# Only about this process, which is number 0 or has its own: others are not its business.
OWN = ("sched_getaffinity", "sched_getparam", "sched_getscheduler", "getpgid", "getsid", "get_robust_list")
# Threads of one process wake each other; those of two could talk, by a page of a library that both have mapped. The end
# of a thread wakes by such a page, whatever is done here: so nobody may listen. Who joins a thread looks repeatedly.
FUTEX_PRIVATE, FUTEX_CLOCK_REALTIME = 128, 256
FUTEX_WAITS = (0, 9)  # FUTEX_WAIT, FUTEX_WAIT_BITSET
FUTEX_WAKES = (1, 3, 4, 5, 10)  # FUTEX_WAKE, _REQUEUE, _CMP_REQUEUE, _WAKE_OP, _WAKE_BITSET
ALLOWED = (*FILES, *ANSWERS, *MEMORY, *THREADS, *TIME, *ITSELF)

# What libraries try, and do without when the kernel seems too old for it.
UNKNOWN = ("clone3", "statx", "openat2", "get_mempolicy", "futex_waitv", "pidfd_open", "io_uring_setup")
# statx would number all mounts that there ever were.
LAST_KNOWN, NEWEST = 450, 600  # calls of kernels to come

# The kernel's numbers, which are the same on every kind of computer that it runs on here, but for O_*.
WRITING = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_ASYNC | 0o20000000  # the last is O_TMPFILE's own
# As the C libraries make threads; others would give them descriptors of processes, which count those of the machine.
CLONE_OF_A_THREAD, CLONE_DETACHED = 0x3D0F00, 0x400000
FCNTL = {"F_DUPFD": 0, "F_GETFD": 1, "F_SETFD": 2, "F_GETFL": 3, "F_DUPFD_CLOEXEC": 1030}
F_SETFL = 4
IOCTL = {"TCGETS": 0x5401, "TIOCGWINSZ": 0x5413, "FIONREAD": 0x541B, "FIONBIO": 0x5421}
IOCTL |= {"FIONCLEX": 0x5450, "FIOCLEX": 0x5451}
PRCTL = {"PR_SET_NAME": 15, "PR_GET_NAME": 16, "PR_SET_VMA": 0x53564D41}
PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
INSTRUCTION = struct.Struct("<HBBI")  # code, two jumps, a value
THIS = 0x54484953  # in a filter's values: the number of the process that it will confine


class Program(ctypes.Structure):
    """The kernel's struct sock_fprog: a filter as a number of instructions."""

    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


@cache
def compiled() -> bytes:
    """The filter as instructions for this kind of computer, made once; empty where the library does not know it."""
    try:
        return made()
    except (ImportError, OSError, ValueError):
        return b""


def made() -> bytes:
    """The filter as instructions.

    Raises:
        ImportError, OSError, ValueError: there is no library for it, or it does not know this kind of computer.
    """
    from seccompy import Action, ArgCmp, CmpOp, Filter

    rules = Filter(default=Action.ERRNO | errno.EPERM)

    def has(argument: int, bits: int, value: int) -> ArgCmp:
        return ArgCmp(argument, CmpOp.MASKED_EQ, value, bits)

    for name in ALLOWED:
        with suppress(ValueError):  # not on this kind of computer
            rules.allow(name)
    with suppress(ValueError):
        rules.allow("open", args=[has(1, WRITING, 0)])
    for name, argument, bits, value in _by_one_argument():
        rules.allow(name, args=[has(argument, bits, value)])
    # To whom the connection leads and to no address; nothing out of band.
    rules.allow("sendto", args=[has(3, WHOLE & ~(MSG_DONTWAIT | MSG_NOSIGNAL), 0), has(4, 2**64 - 1, 0)])
    for wait in FUTEX_WAITS:
        rules.errno("futex", errno.EAGAIN, args=[has(1, WHOLE & ~FUTEX_CLOCK_REALTIME, wait)])
    rules.errno("sched_getaffinity", errno.ENOSYS)  # of another thread; the C library then asks no more
    rules.allow("getpriority", args=[has(0, WHOLE, 0), has(1, WHOLE, 0)])
    rules.allow("prlimit64", args=[has(0, WHOLE, 0), has(2, 2**64 - 1, 0)])  # its own limits, to read them
    rules.allow("fcntl", args=[has(1, WHOLE, F_SETFL), has(2, os.O_ASYNC, 0)])
    for name in UNKNOWN:
        with suppress(ValueError):
            rules.errno(name, errno.ENOSYS)
    for number in range(LAST_KNOWN + 1, NEWEST):
        rules.errno(number, errno.ENOSYS)
    return rules.program


def _by_one_argument() -> Iterator[tuple[str, int, int, int]]:
    """Calls that are allowed if one argument fits: which one, its bits that count, and what they have to be."""
    yield "openat", 2, WRITING, 0
    yield "clone", 0, WHOLE & ~CLONE_DETACHED, CLONE_OF_A_THREAD
    yield "recvfrom", 3, WHOLE & ~(MSG_DONTWAIT | MSG_NOSIGNAL), 0
    yield from ((name, 0, WHOLE, number) for name in OWN for number in (0, THIS))
    yield from ((name, 0, bits, value) for name in CLOCKS for bits, value in CLOCKS_ALLOWED)
    yield from (("futex", 1, WHOLE & ~FUTEX_CLOCK_REALTIME, FUTEX_PRIVATE | wait) for wait in FUTEX_WAITS)
    yield from (("futex", 1, WHOLE, FUTEX_PRIVATE | wake) for wake in FUTEX_WAKES)
    yield from (("madvise", 2, WHOLE, advice) for advice in ADVICE)
    yield from (("fcntl", 1, WHOLE, number) for number in FCNTL.values())
    yield from (("ioctl", 1, WHOLE, number) for number in IOCTL.values())
    yield from (("prctl", 0, WHOLE, number) for number in PRCTL.values())


def of_process(instructions: bytes, number: int) -> bytes:
    """The instructions, for the process of this number."""
    found = INSTRUCTION.iter_unpack(instructions)
    return b"".join(INSTRUCTION.pack(*how, number if value == THIS else value) for *how, value in found)


def apply() -> bool:
    """Load the filter; returns whether the system can."""
    instructions = compiled()
    if not instructions:
        return False
    linux.forget_robust_list()
    instructions = of_process(instructions, os.getpid())
    program = Program(len(instructions) // INSTRUCTION.size, instructions)
    result: int = ctypes.CDLL(None).prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    return result == 0
