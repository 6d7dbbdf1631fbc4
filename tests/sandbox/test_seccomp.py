"""The filter says the same on both kinds of computer: its instructions are interpreted, there being no such machine."""

import errno
import os
import platform
import struct
import sys

import pytest

from grader.sandbox import seccomp

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has seccomp")

ALLOW, ERRNO, KILL = 0x7FFF0000, 0x00050000, 0x80000000
LOAD, AND, RETURN, GO, EQUAL, GREATER, AT_LEAST, ANY_BIT = 0x20, 0x54, 0x06, 0x05, 0x15, 0x25, 0x35, 0x45
MACHINES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
FOREIGN = 0x40000003  # 32 bits


def run(program, number, arguments=(), architecture=0):
    """What the kernel would do with a call."""
    words = [*arguments, *[0] * (6 - len(arguments))]
    data = struct.pack("<iIQ6Q", number, architecture, 0, *(word % 2**64 for word in words))
    found = [struct.unpack_from("<HBBI", program, at) for at in range(0, len(program), 8)]
    at, value = 0, 0
    while True:
        code, true, false, k = found[at]
        at += 1
        if code == LOAD:
            (value,) = struct.unpack_from("<I", data, k)
        elif code == AND:
            value &= k
        elif code == RETURN:
            return k
        elif code == GO:
            at += k
        else:
            tests = {EQUAL: value == k, GREATER: value > k, AT_LEAST: value >= k, ANY_BIT: bool(value & k)}
            at += true if tests[code] else false


@pytest.fixture(params=MACHINES)
def decide(request, monkeypatch):
    """What a call by name, with these arguments, comes to."""
    monkeypatch.setattr(platform, "machine", lambda: request.param)
    from seccompy.syscalls import syscall_nr

    program = seccomp.of_process(seccomp.made(), ITSELF)

    def decided(name, *arguments, architecture=MACHINES[request.param]):
        try:
            number = syscall_nr(name)
        except ValueError:
            pytest.skip(f"{request.param} has no {name}")
        return run(program, number, arguments, architecture)

    return decided


NULL, CWD, ITSELF = 0, -100, 4321
OF_PROCESS, OF_A_THREAD = (~7 << 3) | 2, (~7 << 3) | 6  # clocks, as the kernel numbers those of others
ALLOWED = [
    *(("read", 3), ("openat", CWD, 1, os.O_RDONLY | os.O_CLOEXEC), ("openat", CWD, 1, os.O_RDONLY | os.O_DIRECTORY)),
    *(("clone", 0x3D0F00), ("fcntl", 3, 3), ("fcntl", 3, 4, os.O_NONBLOCK), ("ioctl", 3, 0x5421), ("prctl", 15, 1)),
    *(
        ("sendto", 3, 1, 1, 0, NULL),
        ("prlimit64", 0, 9, NULL, 1),
        ("mmap",),
        ("madvise", 1, 1, 4),
        ("recvfrom", 3, 1, 1, 0),
        ("futex", 1, 128 | 1),
        ("futex", 1, 128),
        ("futex", 1, 9 | 128 | 256),
        ("getsid", 0),
        ("clock_gettime", 1, 1),
        ("clock_gettime", 11, 1),
        ("clock_gettime", OF_A_THREAD, 1),
        ("sched_getaffinity", ITSELF, 128, 1),
        ("sched_getparam", ITSELF, 1),
        ("sched_getaffinity", 0, 128, 1),
        ("exit_group",),
    ),
]
REFUSED = [
    *(("openat", CWD, 1, flag) for flag in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_APPEND, 0o20200000)),
    *(("fcntl", 3, command, 1) for command in (8, 10, 1024, 1026, 15)),  # SETOWN, SETSIG, SETLEASE, NOTIFY, SETOWN_EX
    *(
        ("fcntl", 3, 4, os.O_ASYNC),
        ("ioctl", 3, 0x5452),
        ("ioctl", 3, 0x5412),
        ("madvise", 1, 1, 100),
        ("madvise", 1, 1, 101),
    ),
    *(("futex", 1, operation) for operation in (1, 3, 4, 5, 10, 6, 7, 128 | 6, 128 | 13)),  # shared, or of priorities
    *(("clock_gettime", OF_PROCESS), ("clock_nanosleep", OF_PROCESS), ("clock_getres", OF_PROCESS)),
    *(("sysinfo",), ("statfs",), ("fstatfs",), ("set_tid_address",), ("set_robust_list",)),
    *(("getsid", 1), ("getpgid", 7), ("sched_getparam", 7, 1), ("getpriority", 0, 7), ("getrusage", 0)),
    *(("sendto", 3, 1, 1, 1, NULL), ("recvfrom", 3, 1, 1, 1), ("fadvise64",), ("mincore",), ("preadv2",)),
    *(
        ("clone", 17),
        ("clone", 0x3D0F00 | 0x10000000),
        ("clone", 0x3D0F00 | 0x1000),
        ("clone", 0x10F00),
        ("prctl", 1, 9),
        ("prctl", 22, 2),
        ("prctl", 4, 1),
    ),
    *(("sendto", 3, 1, 1, 0, 7), ("prlimit64", 1, 9, NULL, 1), ("prlimit64", 0, 9, 7, 1)),
    *((name,) for name in ("chmod", "fchmod", "fchmodat", "chown", "fchownat", "utimensat", "setxattr", "truncate")),
    *(
        (name,)
        for name in ("ftruncate", "sched_setaffinity", "inotify_init1", "mkdirat", "renameat2", "linkat", "kill")
    ),
    *(
        (name,)
        for name in ("unlinkat", "socket", "execve", "ptrace", "tgkill", "memfd_create", "mount", "bpf", "shmget")
    ),
    *((name,) for name in ("sendmsg", "recvmsg", "pidfd_getfd", "process_vm_readv", "setuid", "seccomp", "keyctl")),
]


@pytest.mark.parametrize("call", ALLOWED, ids=str)
def test_what_computing_needs_is_allowed(decide, call):
    assert decide(*call) == ALLOW


@pytest.mark.parametrize("call", REFUSED, ids=str)
def test_everything_else_is_refused(decide, call):
    assert decide(*call) == ERRNO | errno.EPERM


@pytest.mark.parametrize("call", [("clone3",), ("openat2",), ("statx",), ("sched_getaffinity", 7, 128, 1)], ids=str)
def test_what_libraries_try_seems_unknown(decide, call):
    assert decide(*call) == ERRNO | errno.ENOSYS


@pytest.mark.parametrize("operation", [0, 9, 9 | 256])
def test_nobody_is_woken_by_a_page_that_others_have(decide, operation):
    assert decide("futex", 1, operation) == ERRNO | errno.EAGAIN


def test_calls_of_other_kinds_of_programs_end_the_process(decide):
    assert decide("read", architecture=FOREIGN) == KILL


def test_calls_to_come_seem_unknown_and_others_are_refused(monkeypatch):
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    program = seccomp.made()
    for number, wanted in ((470, errno.ENOSYS), (400, errno.EPERM), (5000, errno.EPERM), (0x40000000, errno.EPERM)):
        assert run(program, number, architecture=MACHINES["x86_64"]) == ERRNO | wanted
