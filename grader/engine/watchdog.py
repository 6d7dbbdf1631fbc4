"""Ends what the grader does itself, a check or the reading of a submission, when it goes on past the run's end."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from grader.outcomes import CourseFault

GRACE_SECONDS = 30.0  # for what begins when a student's time is over: to end workers, and to tell the rest
AGAIN_SECONDS = 10.0  # until it is raised once more, where something has caught it


class Overdue(CourseFault):
    """The grader was not done in time."""


@contextmanager
def watched(seconds: float, grace: float | None = None) -> Iterator[None]:
    """Raise Overdue in what runs inside, after so many seconds and some grace (seconds, too).

    A call of compiled code is not interrupted. Nothing is watched outside of the main thread, nor on Windows.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, _raise)
    signal.setitimer(signal.ITIMER_REAL, seconds + (GRACE_SECONDS if grace is None else grace), AGAIN_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _raise(*_: object) -> None:
    raise Overdue("it was not done in time")
