"""Several steps of one submission at a time, in forks of the grader."""

import json
import multiprocessing
import os
import shutil
import signal
import time
from contextlib import suppress
from pathlib import Path

import pytest

from grader.engine import pool
from grader.engine.machine import on_this_machine
from grader.engine.needs import libraries
from grader.engine.parts import Interrupted
from grader.engine.progress import Progress
from grader.engine.tally import Tally
from grader.reports import json as json_report
from grader.submission.stage import stage
from tests.running import ROOT, TINY, grade, report_of, without_times
from tests.workers import descendants

MIXED = {
    "step1_load.py": "import numpy as np\n\n\ndef read_images(path):\n    print('images')\n    return 1\n",
    "step2_prepare.py": (ROOT / "solutions" / "step2_prepare.py").read_text(),
    "step4_detector.py": "def two_targets(y):\n    return y == 2\n\n\ndef baseline_accuracy(is_two):\n    raise ValueError('no')\n",
    "step5_multiclass.py": "def predict_one(model, row):\n    return int(model.predict(row[None])[0])\n",
    "step8_mistakes.py": "not Python\n",
}


class Recorded(Progress):
    """What is told, as a list of words."""

    def __init__(self):
        self.told = []

    def check(self, check):
        self.told.append(check.id)

    def call(self, step, function):
        if function:
            self.told.append(f"{step.id}.{function}")


class Killing(Recorded):
    """Kills whoever grades a step when its first function is called, so many times."""

    def __init__(self, step, times):
        super().__init__()
        self.step, self.times = step, times

    def call(self, step, function):
        super().call(step, function)
        if function and step.id == self.step and self.times:
            self.times -= 1
            # The one that told it is still busy with that call, or with what follows it.
            for child in multiprocessing.active_children():
                with suppress(ProcessLookupError):
                    os.kill(child.pid, signal.SIGKILL)


def mixed(folder):
    for name, text in MIXED.items():
        (folder / name).write_text(text)
    return folder


@pytest.mark.parametrize("worker", ["zygote", "spawn"])
def test_the_report_is_the_same_however_many_jobs_there_are(tmp_path, worker):
    if worker == "spawn":
        shutil.copytree(TINY / "solutions", tmp_path, dirs_exist_ok=True)
        options = ("--course", TINY, "--worker", "spawn")
    else:
        mixed(tmp_path)
        options = ("--step", "1", "--step", "2", "--step", "4", "--step", "5", "--step", "8")
    one, *others = (without_times(report_of(tmp_path, *options, "--jobs", jobs)[1]) for jobs in (1, 2, 7))
    assert others == [one, one]
    assert {check["outcome"] for step in one["steps"] for check in step["checks"]} > {"passed"} or worker == "spawn"


def test_for_marks_hidden_checks_come_after_all_others_of_all_steps(tmp_path, course):
    chosen = tuple(course.find(name) for name in ("step4_detector", "step5_multiclass"))
    reports = []
    for jobs in (1, 2):
        seen = Recorded()
        with on_this_machine(course, steps=chosen, jobs=jobs, trusted=True, allow_unprotected=True) as grader:
            report = grader.grade_path(mixed(tmp_path), steps=chosen, progress=seen)
        hidden = [
            bool(check.hidden) for told in seen.told for step in chosen for check in step.checks if check.id == told
        ]
        assert hidden == sorted(hidden)
        assert any(hidden)
        reports.append(without_times(json.loads(json_report.dump(report))))
    assert reports[0] == reports[1]


def test_a_grader_that_is_killed_costs_a_try_and_no_result(tiny):
    with on_this_machine(tiny, jobs=2) as grader:
        for report in (
            grader.grade_path(tiny.solutions, progress=Killing("step1_double", 1)),
            grader.grade_path(tiny.solutions),
        ):
            assert (report.score, report.complete) == (report.max_score, True)


def test_a_grader_that_is_killed_again_and_again_is_our_fault(tiny, tmp_path):
    (tmp_path / "step1_double.py").write_text(
        "def double(x):\n    while True: pass\n"
    )  # it is killed before it is done
    shutil.copy(tiny.solutions / "step2_mean.py", tmp_path)
    with on_this_machine(tiny, jobs=2) as grader:
        report = grader.grade_path(tmp_path, progress=Killing("step1_double", 99))
    assert {check.outcome for check in report.steps[0].checks} == {"error"}
    assert not report.complete


def test_what_begins_first(course):
    with stage(course.solutions, course) as submission:
        work = pool.Work(course, course.steps, submission, {}, until=0)
        for trusted in (False, True):
            units = pool.units(work, trusted, {})
            assert sorted(check.id for unit in units for check in unit.work.checks) == sorted(
                check.id for step in course.steps for check in step.checks
            )
        # While the larger libraries are imported, steps without them; then those that train most.
        order = [unit.step for unit in pool.units(work, False, {})]
        needed = [libraries(course, step) for step in order]
        assert needed == sorted(needed)
        assert (needed[0], order[-1].training == frozenset()) == ((), False)
        # Where it is known, what takes longest.
        seconds = {step.id: float(step.number % 5) for step in course.steps}
        found = [seconds[unit.step.id] for unit in pool.units(work, False, seconds)]
        assert found == sorted(found, reverse=True)


def test_who_sleeps_leaves_its_core_to_another_step(course):
    steps = tuple(course.find(name) for name in ("7", "2"))
    seen = Recorded()
    with on_this_machine(course, worker="spawn", steps=steps) as grader, stage(course.solutions, course) as submission:
        seeds = {step.id: 1 for step in steps}
        work = pool.Work(course, steps, submission, seeds, until=time.monotonic() + 600)
        one = pool.Pool(grader, jobs=1)
        try:
            tally = one.run(work, pool.units(work, False, {steps[0].id: 9.0, steps[1].id: 1.0}), seen)
        finally:
            one.close()
    assert {ended.outcome for ended in tally.ended.values()} == {"passed"}
    checks = {check.id for step in steps for check in step.checks}
    begun = [told.partition(".")[0] for told in seen.told if told in checks]
    assert begun[0] == steps[0].id
    assert steps[0].id in begun[begun.index(steps[1].id) :]  # the other one began while this slept


def test_the_number_of_jobs_is_at_least_1():
    done = grade(TINY / "solutions", "--course", TINY, "--jobs", 0)
    assert (done.returncode, "--jobs" in done.stderr) == (2, True)


def test_ctrl_c_leaves_the_steps_that_have_ended(tiny, tmp_path, monkeypatch):
    shutil.copy(TINY / "solutions" / "step1_double.py", tmp_path)
    (tmp_path / "step2_mean.py").write_text("while True: pass\n")
    add = Tally.add

    def interrupted(tally, part):
        add(tally, part)
        if part.ended:
            raise KeyboardInterrupt

    with on_this_machine(tiny, jobs=2) as grader:
        monkeypatch.setattr(Tally, "add", interrupted)
        with pytest.raises(Interrupted) as caught:
            grader.grade_path(tmp_path)
    report = caught.value.report
    assert [(step.id, step.score) for step in report.steps] == [("step1_double", 4)]
    assert report.notes == ("Interrupted: step 2 was not graded, and the score is that of the others.",)


def test_ctrl_c_before_any_step_has_ended_leaves_nothing(tiny, tmp_path):
    class Stopping(Progress):
        def check(self, check):
            raise KeyboardInterrupt

    shutil.copytree(TINY / "solutions", tmp_path, dirs_exist_ok=True)
    for jobs in (1, 2):
        with on_this_machine(tiny, jobs=jobs) as grader, pytest.raises(KeyboardInterrupt) as caught:
            grader.grade_path(tmp_path, progress=Stopping())
        assert caught.type is KeyboardInterrupt


class Rung(Recorded):
    """Ends the grading by its bell, when a function of the student's is called first."""

    def __init__(self):
        super().__init__()
        self.bell, self._rope = multiprocessing.Pipe(duplex=False)

    def call(self, step, function):
        super().call(step, function)
        self._rope.send_bytes(b".")

    def rung(self):
        raise KeyError("rung")


def test_a_bell_ends_a_grading_and_all_that_was_begun_for_it(tiny, tmp_path):
    (tmp_path / "step1_double.py").write_text("def double(x):\n    while True: pass\n")
    with on_this_machine(tiny, jobs=2) as grader:
        for steps in (tiny.steps[:1], tiny.steps):
            begun = time.monotonic()
            with pytest.raises(KeyError, match="rung"):
                grader.grade_path(tmp_path, steps=steps, progress=Rung())
            report = grader.grade_path(tiny.solutions)
            assert (report.score, report.complete) == (report.max_score, True)
            assert time.monotonic() - begun < 8  # that call may take 10 s
        until = time.monotonic() + 30
        while (busy := computing(grader.launcher.pid)) and time.monotonic() < until:
            os.sched_yield()
        assert busy == set()


def computing(parent):
    """Those of a process's descendants that are at work."""
    found = set()
    for pid in descendants(parent):
        with suppress(OSError):
            stat = Path(f"/proc/{pid}/stat").read_text()
            found |= {pid} if stat.rpartition(")")[2].split()[0] == "R" else set()
    return found
