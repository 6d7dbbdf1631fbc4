"""Workers that die, and the process that starts them: what dies is started again."""

import os
import select
import signal
import socket
import sys

import pytest

from grader.engine.machine import on_this_machine
from grader.outcomes import StudentFault
from grader.worker.launch import processes, surroundings
from grader.worker.launch.base import CannotStart, Lost, Process
from grader.worker.launch.processes import Zygote, launcher
from grader.worker.protocol.wire import Connection
from grader.worker.transport import Worker
from tests.running import TINY
from tests.workers import children, descendants, pipe, twin_of

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a zygote and /proc")


def kill(grader, number=signal.SIGKILL):
    """And see that all that it has started has ended, too."""
    pid = grader.launcher.pid
    handles = list(map(os.pidfd_open, descendants(pid)))
    os.kill(pid, number)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    for handle in handles:
        assert select.select([handle], [], [], 10)[0]
        os.close(handle)


class Kills:
    """A plugin of pytest that kills the zygote while a worker of the student lives, so many times."""

    def __init__(self, grader, times):
        self.grader, self.times = grader, times

    def pytest_runtest_call(self, item):
        if self.times and item.name == "test_keeps_input":
            self.times -= 1
            kill(self.grader)


@linux
def test_a_killed_zygote_is_no_fault_of_any_submission(tiny):
    with on_this_machine(tiny, "zygote") as grader:
        before = grader.grade_path(TINY / "solutions")
        kill(grader)  # between two submissions
        assert grader.grade_path(TINY / "solutions").score == 10
        first = grader.launcher.pid
        report = grader.grade_path(TINY / "solutions", plugins=(Kills(grader, 1),))  # while one is graded
        assert (report.score, report.complete, report.submission) == (10, True, before.submission)
        assert grader.launcher.pid != first
        assert grader.grade_path(TINY / "solutions").complete
        kill(grader)
    # Leaving has raised nothing.


@linux
def test_a_zygote_that_dies_each_time_ends_in_error_and_no_other_submission_is_met(tiny):
    with on_this_machine(tiny, "zygote") as grader:
        report = grader.grade_path(TINY / "solutions", plugins=(Kills(grader, 100),))
        assert (report.complete, report.steps[0].outcome) == (False, "error")
        assert grader.grade_path(TINY / "solutions").score == 10


@linux
def test_a_worker_that_dies_alone_is_started_again(tmp_path):
    (tmp_path / "m.py").write_text("import os\ndef pid():\n    return os.getpid()\n")
    # Without numbers of its own: the one that it says is ours, too.
    with launcher("zygote", without=("namespaces",)) as workers, twin_of(tmp_path / "m.py", workers) as twin:
        first = int(twin.functions.pid().data)
        os.kill(first, signal.SIGKILL)
        with pytest.raises(StudentFault, match=r"pid ended the whole Python process \(killed, perhaps"):
            twin.functions.pid()
        with pytest.raises(StudentFault, match="pid was not called again"):
            twin.functions.pid()
        twin.begin(1)
        assert int(twin.functions.pid().data) != first


@linux
def test_a_worker_imports_nothing_that_others_would_import_again(tiny, tmp_path):
    path = tmp_path / "step1_double.py"
    path.write_text(
        "import gc, types\nmade = [one.__name__ for one in gc.get_objects() if type(one) is types.ModuleType]\n"
        "print(*made)\n\ndef double(x):\n    return 2 * x\n"
    )  # what the zygote has imported is frozen, and not among these
    with on_this_machine(tiny, "zygote") as grader:
        (step,) = grader.grade_path(path).steps[:1]
    assert (step.outcome, step.student_output) == ("passed", "step1_double\n")


@linux
def test_the_solutions_worker_that_dies_costs_nothing(tiny):
    with on_this_machine(tiny, "spawn") as grader:
        before = children(os.getpid())
        grader.grade_path(TINY / "solutions")
        (worker,) = children(os.getpid()) - before  # the student's have ended
        os.kill(worker, signal.SIGKILL)
        report = grader.grade_path(TINY / "solutions")
    assert (report.score, report.complete) == (10, True)


@linux
def test_that_the_system_gives_no_more_processes_is_said():
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        theirs.send(b'{"error": "No space left on device"}')
        with pytest.raises(CannotStart, match="the system refused another process: No space"):
            processes._forked(ours)


@linux
def test_a_zygote_that_answers_too_late_is_not_listened_to_any_more(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "END_SECONDS", 0.1)
    with launcher("zygote", [()]) as workers:
        workers.start(tmp_path).end()
        first = workers.pid
        for pid in (first, *descendants(first)):
            os.kill(pid, signal.SIGSTOP)
        workers._running._controls[0].settimeout(0.1)
        workers.start(tmp_path).end()  # by another one, which takes no answer of the first for its own
        assert workers.pid != first


@pytest.mark.parametrize(("status", "fault"), [(-9, Lost), (1, CannotStart)])
def test_a_worker_that_is_killed_while_it_is_confined_is_lost(tmp_path, status, fault):
    class Dying:
        def start(self, *_):
            ours, theirs = pipe()
            theirs.close()
            return Process(Connection(ours), lambda: status)

    with pytest.raises(fault, match=f"it ended with {status}"):
        Worker(Dying(), tmp_path).start()


@pytest.mark.parametrize("kind", ["spawn", *(["zygote"] if sys.platform == "linux" else [])])
def test_no_settings_of_who_starts_it_are_read(kind, tmp_path, monkeypatch):
    """Neither from the folder where `grade` runs, nor from the home, nor from the environment."""
    for folder in (tmp_path, tmp_path / ".config" / "matplotlib"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "matplotlibrc").write_text("image.cmap: gray_r\n")
    monkeypatch.chdir(tmp_path)
    for name in ("HOME", "MATPLOTLIBRC", "XDG_CONFIG_HOME", "PYTHONPATH"):
        monkeypatch.setenv(name, str(tmp_path))
    (tmp_path / "sitecustomize.py").write_text("import matplotlib\nmatplotlib.rcParams['image.cmap'] = 'gray_r'\n")
    work = tmp_path / "work"
    work.mkdir()
    (work / "m.py").write_text("import matplotlib\n\n\ndef cmap():\n    return matplotlib.rcParams['image.cmap']\n")
    with launcher(kind) as workers, twin_of(work / "m.py", workers) as twin:
        assert twin.functions.cmap().data == "viridis"


@linux
def test_a_zygote_that_cannot_import_says_why(monkeypatch):
    monkeypatch.setattr(
        "grader.worker.launch.processes._python", lambda *_: [sys.executable, "-c", "import nothing_like_it"]
    )
    zygote = Zygote()
    for _ in range(2):
        with pytest.raises(CannotStart, match="No module named 'nothing_like_it'"):
            zygote.start(TINY)
    zygote.close()


def test_the_list_of_fonts_is_made_before_a_confined_worker_needs_it(tmp_path, monkeypatch):
    assert surroundings.filled(tmp_path) == tmp_path
    assert list(tmp_path.glob("fontlist-*.json"))
    monkeypatch.setattr(processes.subprocess, "run", lambda *_, **__: pytest.fail("it was made again"))
    assert surroundings.filled(tmp_path) == tmp_path
