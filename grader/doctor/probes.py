"""What a hostile submission tries first: the doctor runs this as one, and each function returns what it could do."""

import contextlib
import ctypes
import os
import socket
import sys
import tempfile
from collections.abc import Callable
from typing import Any

PTRACE_SEIZE, PRLIMIT_CORE = 0x4206, 4


def reads(paths: list[str]) -> list[str]:
    """Those of these files that can be read."""
    return [path for path in paths if _can(_read, path)]


def writes(paths: list[str]) -> list[str]:
    """What can be done to these files, and in which of these folders a file can be made; nothing changes by it."""
    ways = {
        "written": _write,
        "cut": _cut,
        "opened to all": lambda path: os.chmod(path, os.stat(path).st_mode),  # noqa: PTH101, PTH116
        "given away": lambda path: os.chown(path, -1, -1),
        "dated": _date,
        "marked": _mark,
    }
    return [f"{path} ({name})" for path in paths for name, way in ways.items() if _can(way, path)]


def connects(port: int) -> list[str]:
    """The kinds of network that could be used to reach a port of this machine."""
    ways = {"tcp": _tcp, "udp": _udp, "listening": _listen}
    return [name for name, way in ways.items() if _can(way, port)]


def touches(pid: int) -> list[str]:
    """What could be done to another process; this does not harm it."""
    ways = {
        "signals": _signal,
        "tracing": _trace,
        "its limits": _limit,
        "its cores": _cores,
        "signals of files": _owner,
    }
    return [name for name, way in ways.items() if _can(way, pid)]


def leaves() -> list[str]:
    """What could be left behind that outlives this process; it is removed again."""
    ways = {"processes": _fork, "programs": _program, "shared memory": _shared, "files": _file}
    return [name for name, way in ways.items() if _can(way, None)]


def tells() -> list[str]:
    """By what word could be left for another submission: what others change, too, or can look at."""
    found = [path for path in ("/proc/1", "/sys/kernel") if os.path.exists(path)]  # noqa: PTH110 - a look leaves a trace
    return [*found, *(["the numbers of processes"] if os.getpid() != 1 else [])]


def unbounded() -> list[str]:
    """What has no limit."""
    import resource

    names = {"memory": "RLIMIT_AS", "files": "RLIMIT_FSIZE"}
    return [
        what for what, name in names.items() if resource.getrlimit(getattr(resource, name))[0] == resource.RLIM_INFINITY
    ]


def _can(way: Callable[[Any], object], argument: Any) -> bool:
    try:
        way(argument)
    except Exception:  # noqa: BLE001 - it cannot, whatever the reason
        return False
    return True


def _read(path: str) -> None:
    with open(path, "rb") as file:  # noqa: PTH123 - as little as possible
        file.read(1)


def _write(path: str) -> None:
    if os.path.isdir(path):  # noqa: PTH112
        with tempfile.TemporaryFile(dir=path):
            return
    with open(path, "r+b"):  # noqa: PTH123
        pass


def _cut(path: str) -> None:
    now = os.stat(path)  # noqa: PTH116 - as little as possible
    os.truncate(path, now.st_size)
    os.utime(path, ns=(now.st_atime_ns, now.st_mtime_ns))


def _date(path: str) -> None:
    now = os.stat(path)  # noqa: PTH116
    os.utime(path, ns=(now.st_atime_ns, now.st_mtime_ns))


def _mark(path: str) -> None:
    os.setxattr(path, "user.probe", b"")
    os.removexattr(path, "user.probe")


def _tcp(port: int) -> None:
    socket.create_connection(("127.0.0.1", port), 1).close()


def _udp(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.sendto(b"", ("127.0.0.1", port))


def _listen(_: Any) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()


def _signal(pid: int) -> None:
    os.kill(pid, 0)


def _trace(pid: int) -> None:
    if _libc().ptrace(PTRACE_SEIZE, pid, None, None):
        raise PermissionError


def _limit(pid: int) -> None:
    new = (ctypes.c_ulonglong * 2)()
    if _libc().prlimit(pid, PRLIMIT_CORE, None, new) or _libc().prlimit(pid, PRLIMIT_CORE, new, None):
        raise PermissionError


def _cores(pid: int) -> None:
    os.sched_setaffinity(pid, os.sched_getaffinity(pid))


def _owner(pid: int) -> None:
    """What happens to a file is signalled to its owner: nothing happens here."""
    import fcntl

    fcntl.fcntl(0, fcntl.F_SETOWN, pid)
    fcntl.fcntl(0, fcntl.F_SETOWN, 0)


def _fork(_: Any) -> None:
    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)


def _program(_: Any) -> None:
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", ""], {})
    os.waitpid(child, 0)


def _shared(_: Any) -> None:
    private, create, remove = 0, 0o1600, 0
    made = _libc().shmget(private, 4096, create)
    if made < 0:
        raise PermissionError
    _libc().shmctl(made, remove, None)


def _file(_: Any) -> None:
    for folder in ("/tmp", "/var/tmp", "/dev/shm", os.path.expanduser("~"), "."):  # noqa: PTH111, S108 - where one would try
        with contextlib.suppress(OSError), tempfile.TemporaryFile(dir=folder):
            return
    raise PermissionError


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
