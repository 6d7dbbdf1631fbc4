"""What reads a student's bytes is run in a process of its own, with limits: whatever they cost, they cost it there."""

import os
import pickle
import select
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from grader.sandbox.linux import SET_PDEATHSIG, prctl
from grader.submission.contents import Unreadable

SECONDS = 20.0  # by the clock; an ordinary folder takes a few milliseconds
BYTES = 400_000_000  # beyond what this process has; the largest notebook that is accepted takes half of it
CHUNK = 1 << 16
# What this process does at these is not for the other to do.
SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGALRM") if hasattr(signal, name))

Result = TypeVar("Result")


class TooMuch(Unreadable):
    """Reading took too much time or memory, or ended the process that read."""

    def __init__(self) -> None:
        super().__init__("It could not be read: it takes too much time or memory.")

    def __reduce__(self) -> tuple[type, tuple[()]]:
        return TooMuch, ()


def apart(
    function: Callable[..., Result],
    *arguments: object,
    seconds: float = SECONDS,
    more: int = BYTES,
    folder: Path | None = None,
) -> Result:
    """What a function returns, or the exception that it raises, from a forked process; without fork it is just called.

    Args:
        function: what is run.
        arguments: its arguments; only what it returns has to be picklable.
        seconds: how long it may take.
        more: how many bytes it may take beyond what this process has (Linux).
        folder: its working directory.

    Raises:
        TooMuch: it took more, or it ended without a result.
    """
    if not hasattr(os, "fork") or sys.platform == "emscripten":  # where it is, and always fails
        try:
            return function(*arguments)
        except (MemoryError, RecursionError):
            raise TooMuch from None
    until = time.monotonic() + seconds
    receiving, sending = os.pipe()
    child = 0
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)  # so that none is handled twice
    try:
        with warnings.catch_warnings():
            # It runs nothing of ours but the reading, which needs no other thread.
            warnings.filterwarnings("ignore", ".*use of fork", DeprecationWarning)
            child = os.fork()
        if not child:
            _run(function, arguments, sending, seconds, more, folder, mask)
        os.close(sending)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        data = _received(receiving, until)
    finally:
        os.close(receiving)
        if child:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
    if not data:
        raise TooMuch
    result, error = pickle.loads(data)  # noqa: S301 - from our own code
    if error is not None:
        raise error
    return result  # type: ignore[no-any-return]


def _received(descriptor: int, until: float) -> bytes:
    """Everything that comes until the other side closes; nothing if it has not by then."""
    found = bytearray()
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    while poll.poll(max(0, until - time.monotonic()) * 1000):
        part = os.read(descriptor, CHUNK)
        if not part:
            return bytes(found)
        found += part
    return b""


def _run(
    function: Callable[..., Any],
    arguments: tuple[object, ...],
    sending: int,
    seconds: float,
    more: int,
    folder: Path | None,
    mask: set[Any],
) -> NoReturn:
    """In the other process: run the function, send what comes of it, and end."""
    try:
        try:
            for one in SIGNALS:
                signal.signal(one, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            if folder is not None:
                os.chdir(folder)
            _limit(seconds, more)
            data = pickle.dumps((function(*arguments), None))
        except (MemoryError, RecursionError):
            data = b""
        except BaseException as error:  # noqa: BLE001 - it is raised on the other side
            error.add_note(f"(In the process that reads a submission:)\n{traceback.format_exc()}")
            data = _pickled(error)
        with open(sending, "wb") as there:
            there.write(data)
    finally:
        os._exit(0)


def _pickled(error: BaseException) -> bytes:
    with suppress(Exception):
        data = pickle.dumps((None, error))
        pickle.loads(data)  # noqa: S301 - made in the line above
        return data
    return pickle.dumps((None, RuntimeError(f"{type(error).__name__}: {error}")))


def _limit(seconds: float, more: int) -> None:
    """What cannot be limited here is not: the time by the clock always is."""
    import resource

    _set(resource.RLIMIT_CPU, int(seconds) + 1)
    if sys.platform != "linux":
        return
    with suppress(OSError):
        prctl(SET_PDEATHSIG, signal.SIGKILL)
    with suppress(OSError):
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
        _set(resource.RLIMIT_AS, pages * resource.getpagesize() + more)


def _set(limit: int, most: int) -> None:
    import resource

    hard = resource.getrlimit(limit)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with suppress(OSError, ValueError):
        resource.setrlimit(limit, (most, hard))
