"""The same submission gets the same report, whatever else happens on the machine."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest

from grader.engine.machine import on_this_machine
from tests.running import ROOT, checks_of, report_of, without_times

RUNS = int(os.environ.get("RUNS", "2"))
# Its author does not seed what is random in it, so the grader must.
UNSEEDED = """

import random


def shuffle_together(x, y, seed):
    print("order", random.random(), np.random.rand(), np.random.default_rng().random(), hash("order"), set("order"))
    order = np.random.default_rng().permutation(len(y))
    return x[order], y[order]
"""
TWO, THREE = ("--step", "2"), ("--step", "3")


@pytest.fixture
def submission(tmp_path):
    folder = tmp_path / "submission"
    folder.mkdir()
    for name, more in (("step2_prepare.py", UNSEEDED), ("step3_plot.py", ""), ("step8_mistakes.py", "")):
        (folder / name).write_text((ROOT / "solutions" / name).read_text("utf-8") + more, "utf-8")
    return folder


def test_runs_at_once_under_load_give_one_report(submission):
    def run(number):
        threads = str(1 + number % 3)
        environment = {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads, "PYTHONHASHSEED": str(number)}
        steps = TWO + THREE if number % 2 else THREE + TWO
        _, report = report_of(submission, *steps, env=environment, cwd=submission.parent if number % 4 else ROOT)
        return checks_of(without_times(report)), {step["id"]: step["student_output"] for step in report["steps"]}

    load = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        with ThreadPoolExecutor(4) as pool:
            reports = list(pool.map(run, range(RUNS)))
    finally:
        for process in load:
            process.kill()
            process.wait()
    assert "order 0." in reports[0][1]["step2_prepare"]
    assert all(report == reports[0] for report in reports)


def test_a_report_does_not_hang_on_what_was_graded_before(course, submission):
    steps = tuple(course.find(number) for number in "28")

    def last_report(*seeds):
        with on_this_machine(course) as grader:
            *_, made = [grader.grade_path(submission, steps=steps, seed=seed) for seed in seeds]
        return without_times(msgspec.to_builtins(made))

    assert last_report(1, 2) == last_report(2)
