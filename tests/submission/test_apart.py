"""What reads a submission runs in a process of its own, within limits."""

import os
import signal
import threading
import time
import warnings
from pathlib import Path

import pytest

from grader.submission import apart as apart_module
from grader.submission import contents
from grader.submission import stage as staging
from grader.submission.apart import TooMuch, apart
from grader.submission.model import SubmissionError
from grader.submission.stage import stage
from tests.running import TINY

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def spinning():
    while True:
        pass


def nested(number=0):
    return nested(number + 1)


def odd():
    class Odd(Exception):
        """One that cannot be pickled."""

    raise Odd("words")


def test_what_is_returned_or_raised_comes_back(tmp_path):
    assert apart(lambda one: (os.getpid(), one), 7)[1] == 7
    assert apart(os.getpid) != os.getpid()
    assert apart(os.getcwd, folder=tmp_path) == str(tmp_path)
    assert len(apart(bytes, 3_000_000)) == 3_000_000  # more than a pipe holds
    with pytest.raises(ZeroDivisionError) as raised:
        apart(divmod, 1, 0)
    assert "reads a submission" in raised.value.__notes__[0]
    with pytest.raises(RuntimeError, match="Odd: words"):
        apart(odd)


@pytest.mark.parametrize(
    "function",
    [
        spinning,
        nested,
        lambda: time.sleep(60),
        lambda: len(bytearray(2_000_000_000)),
        lambda: os.kill(os.getpid(), signal.SIGKILL),
        lambda: os._exit(0),
    ],
)
def test_what_takes_too_much_or_does_not_come_back(function):
    with pytest.raises(TooMuch, match="too much time or memory"):
        apart(function, seconds=0.5)


def open_descriptors():
    return sorted(path.name for path in Path("/dev/fd").iterdir())


def test_nothing_is_left_behind_and_no_signal_is_lost():
    before = open_descriptors()
    for _ in range(20):
        apart(int)
        with pytest.raises(TooMuch):
            apart(os._exit, 1)
    assert open_descriptors() == before
    with pytest.raises(ProcessLookupError):
        os.kill(apart(os.getpid), 0)
    assert signal.SIGTERM not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_its_signals_are_not_ours():
    handled = []
    before = signal.signal(signal.SIGTERM, lambda *_: handled.append(os.getpid()))
    try:
        with pytest.raises(TooMuch):
            apart(lambda: os.kill(os.getpid(), signal.SIGTERM) or time.sleep(60))
    finally:
        signal.signal(signal.SIGTERM, before)
    assert handled == []


def test_what_cannot_be_limited_is_no_fault_of_the_students(monkeypatch, tmp_path):
    def refuse(*_):
        raise OSError(1, "Operation not permitted")

    for name in ("prctl", "Path"):
        monkeypatch.setattr(apart_module, name, refuse)
    monkeypatch.setattr("resource.setrlimit", refuse)
    assert apart(int) == 0
    with pytest.raises(FileNotFoundError):
        apart(int, folder=tmp_path / "missing")


def test_other_threads_do_not_matter():
    ending = threading.Event()
    thread = threading.Thread(target=ending.wait)
    thread.start()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert apart(int) == 0
    finally:
        ending.set()
        thread.join()


@pytest.mark.parametrize("function", [lambda: bytearray(2_000_000_000), lambda: os._exit(1), nested])
def test_a_submission_that_takes_too_much_has_failed(function, monkeypatch, tmp_path, tiny_grader):
    monkeypatch.setattr(contents, "of_folder", lambda *_, **__: function())
    monkeypatch.setattr(staging.tempfile, "tempdir", str(tmp_path))
    report = tiny_grader.grade_path(TINY / "solutions")
    assert (report.complete, report.score) == (True, 0)
    assert {step.outcome for step in report.steps} == {"failed"}
    assert all(step.unreadable for step in report.steps)
    assert "too much time or memory" in report.steps[0].checks[0].message
    assert list(tmp_path.glob("grade-*")) == []


def test_what_is_not_a_submission_leaves_no_folder(monkeypatch, tmp_path, tiny):
    (tmp_path / "other.txt").touch()
    monkeypatch.setattr(staging.tempfile, "tempdir", str(tmp_path))
    with pytest.raises(SubmissionError, match="not the file of a step"):
        stage(tmp_path / "other.txt", tiny)
    assert list(tmp_path.glob("grade-*")) == []
