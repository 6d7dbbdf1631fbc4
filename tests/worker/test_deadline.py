"""Work of our own that a student can make long ends in time."""

import threading
from contextvars import ContextVar
from time import monotonic

import pytest

from grader.worker.deadline import within

NOTED = ContextVar("NOTED", default="nothing")


def test_it_gives_what_is_returned_raised_and_noted():
    def noting(value):
        NOTED.set(value)
        return 2 * value

    assert within(monotonic() + 60, noting, 4) == 8
    assert NOTED.get() == 4
    with pytest.raises(ZeroDivisionError):
        within(monotonic() + 60, lambda: 1 / 0)


def test_what_does_not_end_is_left_alone():
    ends = threading.Event()
    with pytest.raises(TimeoutError):
        within(monotonic() + 0.05, ends.wait)
    ends.set()
