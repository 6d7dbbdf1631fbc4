"""Layer `seccomp`: a worker may ask the kernel only for what computing, reading and answering need (Linux).

What is not named here is refused, calls of kernels to come included. seccompy makes the filter in Python alone, so an
image without libseccomp can be trusted.
"""

import ctypes
import errno
import os
import struct
from contextlib import suppress
from functools import cache
from itertools import product

# Files: to read them. What may be read is Landlock's to say.
FILES = (
    *("read", "pread64", "readv", "preadv", "lseek", "close", "close_range", "dup", "dup2", "dup3"),
    *("stat", "lstat", "fstat", "newfstatat", "statx", "statfs", "fstatfs", "access", "faccessat", "faccessat2"),
    *("readlink", "readlinkat", "getdents", "getdents64", "getcwd", "chdir", "fchdir"),
)
# What is open may be written: the connection, and nowhere.
ANSWERS = ("write", "writev", "poll", "ppoll", "select", "pselect6")
MEMORY = ("mmap", "munmap", "mprotect", "mremap", "brk", "membarrier")
# Without fadvise64, mincore, preadv2, readahead: the page cache would carry words from one worker to another.
ADVICE = (0, 1, 2, 3, 4, 8, 10, 11, 14, 15, 16, 17, 18, 19)  # MADV_NORMAL to MADV_WIPEONFORK, and nothing for hardware
MSG_DONTWAIT, MSG_NOSIGNAL = 0x40, 0x4000
THREADS = (
    *("set_robust_list", "rseq", "set_tid_address", "gettid", "exit", "exit_group"),
    *("sched_yield", "getcpu", "sched_get_priority_max", "sched_get_priority_min", "restart_syscall"),
    *("rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "rt_sigpending", "sigaltstack"),
)
TIME = (
    *("clock_gettime", "clock_getres", "clock_nanosleep", "nanosleep", "gettimeofday", "time", "times"),
    *("alarm", "setitimer", "getitimer"),
)
# Without getrusage, which counts what was not in the page cache.
ITSELF = (
    *("getpid", "getppid", "getuid", "geteuid", "getgid", "getegid", "getgroups", "getresuid", "getresgid"),
    *("getpgrp", "uname", "sysinfo", "getrlimit", "getrandom", "umask"),
)
# Only about this process, which is number 0 or has its own: others are not its business.
OWN = ("sched_getaffinity", "sched_getparam", "sched_getscheduler", "getpgid", "getsid", "get_robust_list")
# Threads of one process wake each other; those of two could talk, by a page of a library that both have mapped.
FUTEX_PRIVATE, FUTEX_CLOCK_REALTIME = 128, 256
FUTEX_WAITS = (0, 9)  # FUTEX_WAIT, FUTEX_WAIT_BITSET: of any kind, for the kernel wakes who joins a thread
FUTEX_WAKES = (1, 3, 4, 5, 10)  # FUTEX_WAKE, _REQUEUE, _CMP_REQUEUE, _WAKE_OP, _WAKE_BITSET
ALLOWED = (*FILES, *ANSWERS, *MEMORY, *THREADS, *TIME, *ITSELF)

# What libraries try, and do without when the kernel seems too old for it.
UNKNOWN = ("clone3", "openat2", "get_mempolicy", "futex_waitv", "pidfd_open", "io_uring_setup")
LAST_KNOWN, NEWEST = 450, 600  # calls of kernels to come

# The kernel's numbers, which are the same on every kind of computer that it runs on here, but for O_*.
WRITING = os.O_ACCMODE | os.O_CREAT | os.O_TRUNC | os.O_APPEND | os.O_ASYNC | 0o20000000  # the last is O_TMPFILE's own
CLONE_THREAD, CLONE_NEW = 0x10000, 0x7E020000
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

    whole = 0xFFFFFFFF  # these are ints: the kernel does not look at the upper half
    for name in ALLOWED:
        with suppress(ValueError):  # not on this kind of computer
            rules.allow(name)
    with suppress(ValueError):
        rules.allow("open", args=[has(1, WRITING, 0)])
    rules.allow("openat", args=[has(2, WRITING, 0)])
    rules.allow("clone", args=[has(0, CLONE_THREAD | CLONE_NEW, CLONE_THREAD)])
    # To whom the connection leads and to no address; nothing out of band.
    rules.allow("sendto", args=[has(3, whole & ~(MSG_DONTWAIT | MSG_NOSIGNAL), 0), has(4, 2**64 - 1, 0)])
    rules.allow("recvfrom", args=[has(3, whole & ~(MSG_DONTWAIT | MSG_NOSIGNAL), 0)])
    for name, number in product(OWN, (0, THIS)):
        rules.allow(name, args=[has(0, whole, number)])
    rules.errno("sched_getaffinity", errno.ENOSYS)  # of another thread; the C library then asks no more
    rules.allow("getpriority", args=[has(0, whole, 0), has(1, whole, 0)])
    for operation in FUTEX_WAITS:
        rules.allow("futex", args=[has(1, whole & ~(FUTEX_PRIVATE | FUTEX_CLOCK_REALTIME), operation)])
    for operation in FUTEX_WAKES:
        rules.allow("futex", args=[has(1, whole, FUTEX_PRIVATE | operation)])
    for advice in ADVICE:
        rules.allow("madvise", args=[has(2, whole, advice)])
    rules.allow("prlimit64", args=[has(0, whole, 0), has(2, 2**64 - 1, 0)])  # its own limits, to read them
    rules.allow("fcntl", args=[has(1, whole, F_SETFL), has(2, os.O_ASYNC, 0)])
    for call, numbers in (("fcntl", FCNTL), ("ioctl", IOCTL)):
        for number in numbers.values():
            rules.allow(call, args=[has(1, whole, number)])
    for number in PRCTL.values():
        rules.allow("prctl", args=[has(0, whole, number)])
    for name in UNKNOWN:
        with suppress(ValueError):
            rules.errno(name, errno.ENOSYS)
    for number in range(LAST_KNOWN + 1, NEWEST):
        rules.errno(number, errno.ENOSYS)
    return rules.program


def of_process(instructions: bytes, number: int) -> bytes:
    """The instructions, for the process of this number."""
    found = INSTRUCTION.iter_unpack(instructions)
    return b"".join(INSTRUCTION.pack(*how, number if value == THIS else value) for *how, value in found)


def apply() -> bool:
    """Load the filter; returns whether the system can."""
    instructions = compiled()
    if not instructions:
        return False
    instructions = of_process(instructions, os.getpid())
    program = Program(len(instructions) // INSTRUCTION.size, instructions)
    result: int = ctypes.CDLL(None).prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(program), 0, 0)
    return result == 0
