"""What a student's process may do to itself: that check fails with a message, the others are not affected."""

import re
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from grader.api import callback_model
from grader.engine.machine import on_this_machine
from grader.outcomes import CourseFault, StudentFault
from grader.worker.launch.processes import launcher
from tests.running import TINY
from tests.workers import InMemory, descendants, twin_of

KINDS = ["spawn"] + (["zygote"] if sys.platform == "linux" else [])

FATAL = {
    "os._exit": (
        "import os\ndef double(x):\n    os._exit(7)\n",
        r"double ended the whole Python process \(exit code 7\)",
    ),
    "sys.exit": ("import sys\ndef double(x):\n    sys.exit(0)\n", "double ended the program instead of returning"),
    "segmentation fault": (
        "import ctypes\ndef double(x):\n    ctypes.string_at(0)\n",
        "double ended the whole Python process",
    ),
    "kills itself": (
        "import os\ndef double(x):\n    os.abort()\n",
        "double ended the whole Python process",
    ),
    "huge array": (
        "import numpy as np\ndef double(x):\n    return np.zeros(10**8)\n",
        "returned more than the grader can accept",
    ),
    "huge text": ("def double(x):\n    return 'x' * 10**8\n", "returned 'xxx"),
    "endless list": (
        "def double(x):\n    x = []\n    x.append(x)\n    return x\n",
        "returned a list of 1, where an array",
    ),
    "generator": ("def double(x):\n    return (2 * i for i in x)\n", "A generator makes its values later"),
    "object array": (
        "import numpy as np\ndef double(x):\n    return np.array([None, object()])\n",
        "returned an ndarray of 2",
    ),
    "liar": (
        "class Liar:\n    def __eq__(self, other):\n        return True\n    __hash__ = None\n    def __array__(self, *a, **k):\n"
        "        raise KeyError('no')\ndef double(x):\n    return Liar()\n",
        "double raised KeyError|returned an object",
    ),
    "bad exception": (
        "class Bad(Exception):\n    def __str__(self):\n        raise ValueError\ndef double(x):\n    raise Bad()\n",
        "double raised Bad",
    ),
    "deep recursion": ("def double(x):\n    return double(x)\n", "double raised RecursionError"),
    "forged frame": (
        "import gc, socket\ndef double(x):\n    for o in gc.get_objects():\n        if isinstance(o, socket.socket):\n"
        "            o.sendall(b'\\x05\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0[{}  ')\n    return 2 * x\n",
        "did not answer in a way the grader understands",
    ),
    "endless frame": (
        "import gc, socket\ndef double(x):\n    for o in gc.get_objects():\n        if isinstance(o, socket.socket):\n"
        "            o.sendall(b'\\xff' * 12)\n    return 2 * x\n",
        "did not answer in a way the grader understands",
    ),
    "closed connection": (
        "import os\ndef double(x):\n    os.closerange(3, 100)\n    return 2 * x\n",
        "ended the whole Python process",
    ),
}


@pytest.fixture(scope="module", params=KINDS)
def grader(request, tiny):
    with on_this_machine(tiny, worker=request.param) as grader:
        yield grader


@pytest.fixture
def hand_in(tmp_path):
    def write(code):
        (tmp_path / "step1_double.py").write_text(code)
        (tmp_path / "step2_mean.py").write_bytes((TINY / "solutions" / "step2_mean.py").read_bytes())
        return tmp_path

    return write


@pytest.mark.parametrize("name", FATAL)
def test_fatal(name, grader, hand_in):
    code, pattern = FATAL[name]
    report = grader.grade_path(hand_in(code))
    check = report.steps[0].checks[0]
    assert check.outcome == "failed"
    assert re.search(pattern, f"{check.message} {check.help}"), check
    assert report.steps[1].score == 6
    assert report.complete


def test_200_mb_of_prints_are_cut_and_cost_nothing(grader, hand_in):
    report = grader.grade_path(
        hand_in("def double(x):\n    for _ in range(200):\n        print('x' * 10**6)\n    return 2 * x\n")
    )
    assert report.score == 10
    assert len(report.steps[0].student_output) == 20_000


def test_endless_loop_is_stopped_and_not_called_again(grader, hand_in, monkeypatch):
    monkeypatch.setattr("grader.worker.twin.CALL_SECONDS", 0.5)
    report = grader.grade_path(hand_in("def double(x):\n    print('here')\n    while True: pass\n"))
    first, second = report.steps[0].checks
    assert (first.outcome, second.outcome) == ("timeout", "skipped")
    assert "double had not finished after 0.5 s and was stopped." in first.message
    assert report.steps[0].student_output == "here\n"
    assert report.score == 6


def test_unseeded_randomness_repeats_and_differs_between_calls(grader, hand_in):
    code = (
        "import random\nimport numpy as np\ndef double(x):\n"
        "    print(random.random(), np.random.rand(), np.random.default_rng().random())\n    return 2 * x\n"
    )
    first, again = (grader.grade_path(hand_in(code)).steps[0].student_output for _ in range(2))
    assert first == again
    lines = first.splitlines()
    assert len(lines) == len(set(lines)) == 3


def test_a_model_is_trained_again_when_its_worker_died(grader, hand_in, tmp_path):
    (hand_in("def double(x):\n    return 2 * x\n") / "step2_mean.py").write_text(
        "import os\nimport numpy as np\nclass Mean:\n    def predict(self, x):\n"
        "        if len(x) == 5:\n            os._exit(1)\n        return np.full(len(x), 3)\n"
        "def train_mean(x, y):\n    print('trained')\n    return Mean()\n"
    )
    report = grader.grade_path(tmp_path)
    first, second = report.steps[1].checks
    assert (first.outcome, second.outcome) == ("failed", "skipped")
    assert "train_mean(...).predict was not called again" in second.message


def test_a_handle_outlives_its_worker(tiny, tmp_path):
    (tmp_path / "m.py").write_text(
        "import os\nclass Model:\n    def fit(self, x):\n        self.x = x\n    def get(self):\n        return self.x\n"
        "def make(name):\n    print('made', name)\n    return Model()\ndef crash():\n    os._exit(1)\n"
    )
    with launcher("spawn") as workers, twin_of(tmp_path / "m.py", workers) as twin:
        model = twin.functions.make("one").data
        model.call("fit", 41)
        with pytest.raises(StudentFault, match="ended the whole Python process"):
            twin.functions.crash()
        assert model.call("get").data == 41
        assert twin.output == "made one\nmade one\n"


def test_a_solution_that_gave_up_is_not_asked_again(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.worker.twin.CALL_SECONDS", 0.2)
    (tmp_path / "m.py").write_text("import time\ndef double(x):\n    time.sleep(0.3)\n")
    with twin_of(tmp_path / "m.py", InMemory(), is_ours=True) as twin:
        with pytest.raises(CourseFault, match=r"the solution m\.py: "):
            twin.functions.double(1)
        with pytest.raises(CourseFault, match="double was not called again"):
            twin.functions.double(1)


class Slow:
    """A check's model that takes its time, and remembers nothing."""

    def __init__(self, seconds):
        self.seconds = seconds

    def predict(self, x):
        time.sleep(self.seconds)
        return np.zeros(len(x))


def test_a_model_of_the_checks_is_bound_by_the_deadline_of_the_call(tmp_path, monkeypatch):
    monkeypatch.setattr("grader.worker.twin.CALL_SECONDS", 0.3)
    (tmp_path / "m.py").write_text("def ask(model):\n    return model.predict([[1.0]] * 1000)\n")
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        with pytest.raises(StudentFault, match=r"ask had not finished after 0\.3 s") as fault:
            twin.functions.ask(callback_model(Slow(600)))
        assert fault.value.outcome == "timeout"


@pytest.mark.parametrize(
    "loop",
    [
        "for _ in range(3000): model.predict([[1.0]])",
        "for _ in range(99): model.predict(np.zeros((1000, 2000)))",
        "model.predict(np.zeros((3_000_000, 1), np.uint8))",
    ],
)
def test_how_much_a_model_of_the_checks_is_asked_is_bounded(tmp_path, loop, monkeypatch):
    monkeypatch.setattr("grader.worker.callbacks.MAX_CALLBACKS", 200)  # so that it takes no long time to get there
    monkeypatch.setattr("grader.worker.callbacks.MAX_ASKED_BYTES", 2**26)
    (tmp_path / "m.py").write_text(f"import numpy as np\ndef ask(model):\n    {loop}\n    return 1\n")
    words = "ask asked the model it was given for far too much"
    with twin_of(tmp_path / "m.py", InMemory()) as twin, pytest.raises(StudentFault, match=words):
        twin.functions.ask(callback_model(Slow(0)))


@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_threads_without_end_are_stopped(tiny_grader, tmp_path):
    (tmp_path / "m.py").write_text(
        "import threading, time\n\n\ndef start(n):\n    for _ in range(n):\n"
        "        threading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n    time.sleep(n / 50)\n    return n\n"
    )
    with twin_of(tmp_path / "m.py", tiny_grader.launcher, tiny_grader.policy(tmp_path)) as twin:
        assert twin.functions.start(10).data == 10
        with pytest.raises(StudentFault, match="start was stopped because it had started more than 64 threads"):
            twin.functions.start(100)


@pytest.mark.skipif(sys.platform != "linux", reason="its state is read from /proc")
def test_a_worker_that_is_not_asked_does_nothing(tiny_grader, tmp_path):
    (tmp_path / "m.py").write_text("def f():\n    return 1\n")
    before = descendants(tiny_grader.launcher.pid)
    with twin_of(tmp_path / "m.py", tiny_grader.launcher, tiny_grader.policy(tmp_path)) as twin:
        for _ in range(2):
            assert twin.functions.f().data == 1
            (pid,) = descendants(tiny_grader.launcher.pid) - before
            status, until = Path(f"/proc/{pid}/status"), time.monotonic() + 10
            while "State:\tT (stopped)" not in status.read_text():  # the signal is on its way
                assert time.monotonic() < until


def test_the_null_device_can_be_written_to(tiny_grader, tmp_path):
    (tmp_path / "m.py").write_text(
        "import contextlib, os, pathlib\n\n\ndef quietly():\n    with open(os.devnull, 'w') as null, contextlib.redirect_stdout(null):\n"
        "        print('nobody hears')\n    pathlib.Path(os.devnull).write_bytes(b'x')\n    return open(os.devnull).read()\n"
    )
    with twin_of(tmp_path / "m.py", tiny_grader.launcher, tiny_grader.policy(tmp_path)) as twin:
        assert twin.functions.quietly().data == ""
        assert twin.output == ""


def test_a_broken_solution_is_the_graders_fault(tiny, tmp_path, hand_in):
    import dataclasses

    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "step1_double.py").write_text("def double(x):\n    raise ValueError\n")
    broken = dataclasses.replace(tiny, solutions=tmp_path / "broken")
    with on_this_machine(broken, worker="spawn") as grader:
        report = grader.grade_path(hand_in("def double(x):\n    return 2 * x\n"))
    check = report.steps[0].checks[0]
    assert (check.outcome, check.score) == ("error", 0)
    assert "not your fault" in check.help
    assert not report.complete
    assert report.steps[1].outcome == "passed"


@pytest.mark.parametrize(
    "code",
    [
        "KEPT = np.zeros(3)\n\n\ndef f(x):\n    KEPT[:] = x\n    return KEPT",
        "def f(x, kept=[]):\n    kept.append(1)\n    return kept",
        "def f(x, kept={}):\n    kept[len(kept)] = 1\n    return kept",
        "KEPT = np.zeros(3)\n\n\ndef f(x):\n    KEPT[:] = x\n    return 1, KEPT",
        "def f(x):\n    fig = plt.figure('f')\n    fig.add_subplot().plot(x)\n    return fig",
        "def f(x):\n    fig = plt.figure(1, clear=True)\n    fig.add_subplot().plot(x)\n    return fig",
        "FIG, AX = plt.subplots()\n\n\ndef f(x):\n    AX.plot(x)\n    return FIG",
        "def f(x):\n    plt.plot(x)\n    return plt.gcf()",
        "def f(x):\n    plt.clf()\n    fig = plt.figure()\n    plt.plot(x)\n    return fig",
    ],
    ids=["array", "list", "dict", "one of several", "named figure", "figure 1", "one figure", "current", "cleared"],
)
def test_a_result_that_a_later_call_changes(tmp_path, code):
    (tmp_path / "m.py").write_text(f"import matplotlib.pyplot as plt\nimport numpy as np\n\n\n{code}\n")
    words = "A second call of f changed what the first one had returned"
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        twin.functions.f(np.ones(3))
        with pytest.raises(StudentFault, match=words):
            twin.functions.f(np.arange(3.0))


@pytest.mark.parametrize(
    "code",
    [
        "def f(x):\n    return x",
        "KEPT = np.zeros(3)\n\n\ndef f(x):\n    return KEPT",
        "def f(x):\n    return [np.ones(2), {}]",
        "def f(x):\n    return {'a': np.ones(2)}",
        "KEPT = np.full(3, np.nan)\n\n\ndef f(x):\n    return KEPT",
        "def f(x):\n    fig, ax = plt.subplots()\n    ax.plot(x)\n    return fig",
        "def f(x):\n    fig = plt.figure()\n    plt.plot(x)\n    plt.close(fig)\n    return fig",
        "def f(x):\n    plt.close('all')\n    plt.plot(x)\n    return plt.gcf()",
    ],
    ids=[
        *("its argument", "always the same", "arrays in a list", "arrays in a dict", "no numbers"),
        *("new figures", "closed figures", "the last one closed"),
    ],
)
def test_a_result_that_stays(tmp_path, code):
    (tmp_path / "m.py").write_text(f"import matplotlib.pyplot as plt\nimport numpy as np\n\n\n{code}\n")
    with twin_of(tmp_path / "m.py", InMemory()) as twin:
        for number in range(3):
            twin.functions.f(np.arange(3.0) + number)


def test_an_object_that_is_none_when_it_is_made_again(tmp_path, tiny_grader):
    (tmp_path / "m.py").write_text(
        "import os\nseen = []\n\n\nclass Model:\n    def predict(self, x):\n        return x\n\n\n"
        "def first():\n    seen.append(1)\n\n\ndef make():\n    return Model() if seen else 1\n\n\ndef dies():\n    os._exit(1)\n"
    )
    with twin_of(tmp_path / "m.py", tiny_grader.launcher) as twin:
        twin.functions.first()
        model = twin.functions.make().data
        with pytest.raises(StudentFault, match="ended the whole Python process"):
            twin.functions.dies()
        with pytest.raises(StudentFault, match="returned something else"):
            model.call("predict", 1)
