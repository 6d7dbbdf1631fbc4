"""Whatever the grader itself does without end, there is a report, and nobody loses a point for it."""

import shutil
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from time import monotonic, sleep

import msgspec
import pytest

from grader.engine import watchdog
from grader.engine.watchdog import Overdue, watched
from tests.running import TINY, checks_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no timer that interrupts")

SOON = """
import sys
from grader.engine import watchdog
watchdog.GRACE_SECONDS = 0.5
sys.argv = ["grade", *sys.argv[1:]]
from grader.doors.cli import main
main()
"""


@pytest.mark.parametrize(
    ("wait", "jobs"), [("while True: pass", 1), ("while True: pass", 2), ("import time; time.sleep(60)", 1)]
)
def test_a_check_without_end_is_our_fault(tmp_path, wait, jobs):
    course = shutil.copytree(TINY, tmp_path / "course")
    check = course / "checks" / "step1_double.py"
    check.write_text(check.read_text().replace("    expect_unchanged(", f"    {wait}\n    expect_unchanged("))
    arguments = (course / "solutions", "--course", course, "--time-limit", "2", "--format", "json", "--for", "none")
    done = subprocess.run(
        [sys.executable, "-P", "-c", SOON, *map(str, arguments), "--jobs", str(jobs)],
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 3, done.stderr
    report = msgspec.json.decode(done.stdout)
    outcomes = {name: check["outcome"] for name, check in checks_of(report).items()}
    assert not report["complete"]
    assert outcomes.pop("step1_double.doubles") == "passed"
    others = [outcomes.pop(name) for name in list(outcomes) if name.startswith("step2")]
    assert set(outcomes.values()) == {"error"}
    assert set(others) == ({"error"} if jobs == 1 else {"passed"})  # beside it, another step goes on
    assert checks_of(report)["step1_double.keeps_input"]["help"].startswith("This is not your fault")


def test_raises_again_where_it_was_caught(monkeypatch):
    monkeypatch.setattr(watchdog, "GRACE_SECONDS", 0.05)
    monkeypatch.setattr(watchdog, "AGAIN_SECONDS", 0.05)
    begun = monotonic()

    def stubborn():
        with suppress(Exception):
            sleep(30)
        sleep(30)

    with pytest.raises(Overdue), watched(0):
        stubborn()
    assert monotonic() - begun < 20


def test_is_over_when_it_is_done():
    before = signal.getsignal(signal.SIGALRM)
    with watched(60):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 60
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_a_thread_is_watched_as_well(monkeypatch):
    """A worker of a cluster does its work in one."""
    monkeypatch.setattr(watchdog, "AGAIN_SECONDS", 0.05)
    ended = []

    def endless():
        try:
            with watched(0.05, 0):
                with suppress(Exception):  # it is thrown again
                    while True:
                        pass
                while True:
                    pass
        except Overdue as error:
            ended.append(str(error))

    thread = threading.Thread(target=endless, daemon=True)
    thread.start()
    thread.join(30)
    assert ended == ["it was not done in time"]
