"""Workers of a browser, with JavaScript's part played by queues and threads."""

import json
import queue
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from types import SimpleNamespace

import pytest

from grader.doors import page
from grader.doors.page import Page
from grader.engine.grader import Grader
from grader.reports.model import worst
from grader.worker.inside.page import HELLO, LAYERS
from grader.worker.inside.server import Server
from grader.worker.launch.base import CannotStart
from grader.worker.launch.browser import Browser
from grader.worker.protocol import wire
from grader.worker.protocol.port import CLOSED, LATE, STOPPED, Port
from tests.running import ROOT, TINY

SITE = ROOT / "grader" / "web" / "site"
RIGHT = {path.name: path.read_text() for path in (TINY / "solutions").glob("*.py")}


class Promise:
    then = None

    def __init__(self, keep):
        self.keep = keep


def wait(promise):
    assert isinstance(promise, Promise)
    return promise.keep()


class Array(bytes):
    def to_bytes(self):
        return bytes(self)


class Stream:
    """stream.mjs, with a queue in place of a MessagePort."""

    def __init__(self, inbox, outbox):
        self.inbox, self.outbox = inbox, outbox
        self.rest = b""
        self.end = None  # what reading answers from now on

    def write(self, data):
        if self.end is not None:
            return CLOSED
        self.outbox.put(bytes(data))
        return len(data)

    def read(self, size, milliseconds):
        return self.now(size) if self.rest else Promise(lambda: self.later(size, milliseconds))

    def later(self, size, milliseconds):
        if self.end is None:
            try:
                data = self.inbox.get(timeout=None if milliseconds < 0 else milliseconds / 1000)
            except queue.Empty:
                return LATE
            if isinstance(data, int):
                self.end = data
            else:
                self.rest += data
        return self.now(size) if self.rest else self.end

    def now(self, size):
        data, self.rest = self.rest[:size], self.rest[size:]
        return Array(data)

    def close(self):
        self.outbox.put(CLOSED)
        self.end = CLOSED


def streams():
    there, back = queue.Queue(), queue.Queue()
    return Stream(back, there), Stream(there, back)


class Broker:
    """The page: its web workers are threads."""

    def __init__(self, status=-9):
        self.status = status
        self.started = []
        self.living = []

    def start(self, folder, libraries):
        self.started.append((folder, libraries))
        ours, theirs = streams()
        threading.Thread(target=self.work, args=(theirs, folder), daemon=True).start()
        self.living.append(ours)
        return ours

    def work(self, stream, folder):
        port = Port(stream, wait)
        port.send(HELLO)
        path = list(sys.path)
        sys.path.append(folder)
        Server(wire.Connection(port), LAYERS).serve()
        sys.path[:] = path

    def end(self, stream):
        self.living.remove(stream)
        return self.status


class Silent(Broker):
    """Its workers end before they are there."""

    def work(self, stream, folder):
        stream.close()


class Dying(Broker):
    """Its workers end when they are first asked to run something."""

    def work(self, stream, folder):
        port = Port(stream, wait)
        port.send(HELLO)
        connection = wire.Connection(port)
        assert connection.receive()["do"] == "begin"
        connection.send({"reply": "text", "text": "web-worker"})
        connection.receive()
        stream.close()


class Stopping(Broker):
    """A person presses Stop as soon as a worker is there."""

    def start(self, folder, libraries):
        stream = super().start(folder, libraries)
        stream.inbox.put(STOPPED)
        return stream


# The channel


def test_bytes_arrive_in_order_and_in_parts():
    ours, theirs = (Port(stream, wait) for stream in streams())
    assert ours.send(b"abc") == 3
    assert ours.send(memoryview(b"def")) == 3
    assert theirs.recv(2) == b"ab"
    buffer = bytearray(4)
    assert theirs.recv_into(memoryview(buffer)[1:]) == 1
    assert buffer == b"\0c\0\0"
    assert theirs.recv(9) == b"def"


def test_a_port_waits_as_long_as_it_is_told():
    ours, _ = (Port(stream, wait) for stream in streams())
    ours.settimeout(0.01)
    assert ours.gettimeout() == 0.01
    with pytest.raises(TimeoutError):
        ours.recv(1)


def test_an_end_is_heard_on_both_sides():
    ours, theirs = (Port(stream, wait) for stream in streams())
    theirs.send(b"last")
    theirs.close()
    assert ours.recv(9) == b"last"
    assert ours.recv(9) == b""
    with pytest.raises(ConnectionError):
        ours.send(b"x")


def test_a_person_who_stops_it_is_no_fault_of_the_students():
    stream, _ = streams()
    stream.inbox.put(STOPPED)
    with pytest.raises(KeyboardInterrupt):
        Port(stream, wait).recv(1)


def test_both_languages_have_the_same_signs():
    assert f"CLOSED = {CLOSED}, LATE = {LATE}, STOPPED = {STOPPED};" in (SITE / "stream.mjs").read_text()


# The launcher


def test_a_worker_has_the_libraries_that_its_code_names(tmp_path):
    (tmp_path / "helper.py").write_text("import sklearn.svm")
    broker = Broker(status=0)
    started = Browser(broker, wait, {"numpy": "1"}).start(tmp_path, libraries=("matplotlib",))
    assert broker.started == [(str(tmp_path), "matplotlib sklearn")]
    assert started.end() == 0
    assert broker.living == []


def test_a_worker_that_does_not_come_is_no_fault_of_the_students(tmp_path):
    broker = Silent()
    with pytest.raises(CannotStart, match="enough memory"):
        Browser(broker, wait, {}).start(tmp_path)
    assert broker.living == []


def test_a_web_worker_is_not_for_marks(tiny):
    from grader.sandbox.policy import Unprotected

    with pytest.raises(Unprotected, match="secrets unreadable, results unwritable"):
        Grader(tiny, Browser(Broker(), wait, {}), trusted=True)


# The whole way


@pytest.fixture(scope="module")
def key(tmp_path_factory, tiny):
    """The tiny course, as a page has it."""
    from grader.authoring import release

    folder = tmp_path_factory.mktemp("key")
    for name, data in release._key(tiny).items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return replace(tiny, key=folder / "key", seed=release.SEED)


def graded(course, files, step="", broker=None):
    broker = broker or Broker()
    seen = []
    with closing(Page(broker, wait, {"numpy": "1"}, course)) as page:
        result = json.loads(page.grade(files, step, lambda text: seen.append(json.loads(text))))
    assert broker.living == []
    return result, seen


def test_a_page_grades_solutions_and_says_what_happens(key):
    result, seen = graded(key, RIGHT)
    report = result["report"]
    assert report["score"] == report["max_score"] > 0
    assert report["environment"]["worker"] == "browser"
    assert report["environment"]["sandbox"] == "web-worker"
    assert [state["outcome"] for state in result["states"]] == ["passed", "passed"]
    assert "Steps 1-2 are done." in result["html"]
    checks = [check["id"] for step in report["steps"] for check in step["checks"]]
    assert [one["check"] for one in seen if "check" in one] == checks
    assert [one["ended"] for one in seen if "ended" in one] == checks
    assert {one["word"] for one in seen if "ended" in one} == {"passed"}
    assert any(one.get("call") == "double" for one in seen)


def test_a_page_grades_one_step(key):
    stub = "def double(x):\n    raise NotImplementedError\n"
    result, seen = graded(key, RIGHT | {"step1_double.py": stub}, "step1_double")
    (state,) = result["states"]
    assert (state["id"], state["outcome"], state["score"]) == ("step1_double", "not_attempted", 0)
    assert {one["outcome"] for one in seen if "ended" in one} <= {"not_attempted", "skipped"}
    assert "<code>Hints, step 1</code>" in result["html"]


@pytest.mark.parametrize(
    ("outcomes", "outcome"),
    [
        (["passed", "not_attempted"], "begun"),
        (["passed", "skipped", "not_attempted"], "begun"),
        (["passed", "not_attempted", "failed"], "failed"),
        (["passed", "skipped"], "skipped"),
        (["not_attempted"], "not_attempted"),
        (["passed"], "passed"),
    ],
)
def test_a_step_is_begun_where_nothing_has_failed_and_not_all_is_written(outcomes, outcome):
    checks = tuple(SimpleNamespace(outcome=one) for one in outcomes)
    step = SimpleNamespace(id="step1", checks=checks, outcome=worst(outcomes), score=1, max_score=2)
    assert page._state(step)["outcome"] == outcome


def test_a_worker_that_dies_is_in_the_report(key):
    result, _ = graded(key, RIGHT, "step1_double", Dying(status=3))
    messages = [check["message"] for step in result["report"]["steps"] for check in step["checks"]]
    assert "ended the whole Python process (exit code 3)" in messages[0]
    assert result["report"]["complete"]


def test_a_grading_can_be_stopped(key):
    assert graded(key, RIGHT, broker=Stopping())[0] == {"stopped": True}


def test_nothing_to_grade_is_said_in_words(key):
    result, _ = graded(key, {"other.py": "x = 1"})
    assert set(result) <= {"failed", "report", "html", "states"}
    assert result.get("failed") or result["report"]["score"] == 0


# Trying things out

TRIAL = """
import json, sys
from grader.worker.inside import page, trial
said, shown = [], []
page.get_ready("")
result = trial.run(sys.argv[1], "mine.py", sys.argv[2], said.append, lambda data: shown.append(len(data)), lambda text: text, lambda line: line + "!", *sys.argv[3:])
sys.__stdout__.write(json.dumps([result, "".join(said), shown]))
"""


def tried(folder, source, *more):
    done = subprocess.run(
        [sys.executable, "-P", "-c", TRIAL, source, folder, *more], capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_a_file_is_run_as_python_runs_it(tmp_path):
    (tmp_path / "beside.py").write_text("value = 4")
    source = "import beside\nif __name__ == '__main__':\n    print(beside.value, input('Who? '))\n"
    assert tried(tmp_path, source) == [[0, "", ""], "4 Who? !\n", []]


def test_figures_without_end_are_not_all_shown(tmp_path):
    source = "import matplotlib.pyplot as plt\nfor _ in range(25):\n    plt.figure(figsize=(1, 1))\n    plt.show()\n"
    result, said, shown = tried(tmp_path, source)
    assert result == [0, "", ""]
    assert len(shown) == 20
    assert said == "… More figures are not shown: your code has drawn more than 20.\n"


def test_an_error_has_its_line_and_no_line_of_ours(tmp_path):
    (line, words, why), said, _ = tried(tmp_path, "print('before')\n\ndef f():\n    return 1 / 0\n\nf()\n")
    assert (line, said) == (4, "before\n")
    assert words.startswith("Traceback (most recent call last):\n")
    assert words.endswith("ZeroDivisionError: division by zero\n")
    assert "trial.py" not in words
    assert why == "Can the number you divide by be 0?"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("x = 'a\u2019 if x else \u201cb\u201d'\ndef f(:\n", "a bracket, a quote or a colon"),
        ("print(“b”)\n", "quotes copied from a text?"),
        (">>> x = 1\n", "copied with Python's prompt?"),
        ("def f():\n    raise NotImplementedError\nf()\n", "Is f still to be written?"),
        ("import pandas_", "a way without pandas_?"),
    ],
)
def test_an_error_has_a_likely_cause(tmp_path, source, words):
    (_, _, why), _, _ = tried(tmp_path, source)
    assert words in why


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("x = 6\nx * 7\n", "42\n"),
        ("'a', 1", "('a', 1)\n"),
        ("print(1)\n", "1\n"),
        ("5\nx = 1\n", ""),
        ('"""What it is for."""\n', ""),
        ("", ""),
        ("from __future__ import annotations\ndef f(x: unknown): return 3\nf(1)\n", "3\n"),
    ],
)
def test_what_the_last_line_is_worth_is_shown(tmp_path, source, said):
    assert tried(tmp_path, source) == [[0, "", ""], said, []]


def test_code_is_tried_after_a_file_with_its_names(tmp_path):
    source = "def double(x):\n    return 2 * x\n\n1 + 1\n"
    assert tried(tmp_path, source, "double(4)\n") == [[0, "", ""], "8\n", []]
    (line, words, _), _, _ = tried(tmp_path, source, "double(\n    None)\n")
    assert line == 2
    assert 'File "the code to try", line 1, in <module>' in words
    (line, words, _), _, _ = tried(tmp_path, source, "\ndubble(4)\n")
    assert (line, "the code to try" in words) == (0, True)


@pytest.mark.parametrize("source", ["for i in range(10**5): print(i)", "print('é' * 30_000)"])
def test_what_is_printed_is_bounded_and_that_is_said(tmp_path, source):
    _, said, _ = tried(tmp_path, source)
    assert said.endswith("\n… The rest is not shown: your code has printed more than 20000 characters.\n")
    assert len(said) <= 20_100
    assert said.count("The rest is not shown") == 1


def test_what_fits_is_whole(tmp_path):
    _, said, _ = tried(tmp_path, "print('x' * 19_999)")
    assert said == "x" * 19_999 + "\n"


def test_what_is_no_python_has_its_line(tmp_path):
    (line, words, _), _, _ = tried(tmp_path, "x = 1\ndef f(:\n")
    assert line == 2
    assert "SyntaxError" in words


def test_figures_are_given_away(tmp_path):
    source = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nplt.plot([2, 1])\n"
    result, _, shown = tried(tmp_path, source)
    assert result == [0, "", ""]
    assert len(shown) >= 1
