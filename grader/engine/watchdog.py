"""Ends what the grader does itself, a check or the reading of a submission, when it goes on past the run's end."""

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from grader.outcomes import CourseFault

GRACE_SECONDS = 30.0  # for what begins when a student's time is over: to end workers, and to tell the rest
AGAIN_SECONDS = 10.0  # until it is raised once more, where something has caught it


class Overdue(CourseFault):
    """The grader was not done in time."""

    def __init__(self, message: str = "it was not done in time") -> None:
        super().__init__(message)


@contextmanager
def watched(seconds: float, grace: float | None = None) -> Iterator[None]:
    """Raise Overdue in what runs inside, after so many seconds and some grace (seconds, too).

    A call of compiled code is not interrupted.
    """
    limit = seconds + (GRACE_SECONDS if grace is None else grace)
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        with _watched_from_beside(limit):
            yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    signal.setitimer(signal.ITIMER_REAL, limit, AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watched_from_beside(seconds: float) -> Iterator[None]:
    """The same in a thread that gets no signals, such as one of a cluster's worker, or where there are none."""
    over, lock, this = threading.Event(), threading.Lock(), threading.get_ident()

    def raise_there(error: type[BaseException] | None) -> None:
        thrown = None if error is None else ctypes.py_object(error)
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(this), thrown)

    def watch() -> None:
        left = seconds
        while not over.wait(left):
            with lock:
                if not over.is_set():
                    raise_there(Overdue)
            left = AGAIN_SECONDS

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:  # whatever was thrown and has not arrived is taken back
            over.set()
            raise_there(None)


def _raise(*_: object) -> None:
    raise Overdue
