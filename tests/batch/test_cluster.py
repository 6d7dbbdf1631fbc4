"""A class on a Dask cluster: a scheduler and workers as processes on this machine."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace

import pytest

from grader.batch import cluster as its
from grader.batch.cluster import Terms, connected, refusal
from grader.batch.ways import way_of
from grader.course import model
from tests.batch.test_batch import RIGHT, WRONG, begun, handed_in, kept, reports_in, slow_class, until_one_is_graded
from tests.running import TINY, grade

DASK = [sys.executable, "-P", "-m"]
WITHOUT_SANDBOX = """
import sys
from functools import partial
from grader.engine import machine
machine.on_this_machine = partial(machine.on_this_machine, without=("seccomp",))
from distributed.cli.dask_worker import main
main()
"""


@contextmanager
def running(*command, cwd):
    """A process that ends with this block."""
    with (cwd / "said.txt").open("ab") as said:
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=said, env=dict(os.environ))
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def cluster(tmp_path):
    """The scheduler's address, what starts a worker, and the scheduler."""
    with new_cluster(tmp_path) as found:
        yield found


@contextmanager
def new_cluster(tmp_path):
    file = tmp_path / "scheduler.json"
    file.unlink(missing_ok=True)
    options = ["--no-dashboard", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(file)]
    with ExitStack() as stack:
        scheduler = stack.enter_context(running(*DASK, "distributed.cli.dask_scheduler", *options, cwd=tmp_path))
        address = ""
        while not address:
            assert scheduler.poll() is None, (tmp_path / "said.txt").read_text()
            if file.exists() and file.read_text().endswith("}"):
                address = json.loads(file.read_text())["address"]
            time.sleep(0.05)

        def worker(*start):
            command = [*(start or (*DASK, "distributed.cli.dask_worker")), address, "--no-nanny", "--no-dashboard"]
            return stack.enter_context(running(*command, "--nthreads", "1", cwd=tmp_path))

        yield address, worker, scheduler


def batch(folder, out, address, *more):
    where = ("--executor", "dask", "--scheduler", address)
    return "batch", "--course", TINY, folder, "--out", out, *where, *more


def test_its_reports_are_those_of_this_machine(cluster, confined, tmp_path):
    address, worker, _ = cluster
    worker()
    worker()
    folder = handed_in(
        tmp_path / "in", anna=RIGHT, bo={"step1_double.py": WRONG}, cy={**RIGHT, "step2_mean.py": "def mean(x:\n"}
    )
    done = grade(*batch(folder, tmp_path / "there", address), cwd=tmp_path)
    assert done.returncode == 0, done.stderr + (tmp_path / "said.txt").read_text()
    grade("batch", "--course", TINY, folder, "--out", tmp_path / "here")
    assert reports_in(tmp_path / "there") == reports_in(tmp_path / "here")


def test_a_worker_that_is_lost_costs_no_report(cluster, confined, tmp_path):
    address, worker, _ = cluster
    workers = [worker(), worker()]
    with begun(*batch(slow_class(tmp_path / "in", 8), tmp_path / "out", address)) as process:
        until_one_is_graded(process)
        workers[0].send_signal(signal.SIGKILL)
        said = process.stderr.read()
        assert process.wait() == 0, said
    assert kept(tmp_path / "out", "SELECT score FROM results") == [(10,)] * 8


def test_a_scheduler_that_is_lost_is_said_and_nothing_else_is(cluster, confined, tmp_path):
    address, worker, scheduler = cluster
    worker()
    folder = slow_class(tmp_path / "in", 8)
    with begun(*batch(folder, tmp_path / "out", address)) as process:
        until_one_is_graded(process)
        scheduler.kill()
        said = process.stderr.read()
        assert process.wait() == 3
    assert "The cluster is gone" in said and "Traceback" not in said
    there = kept(tmp_path / "out", "SELECT digest, at FROM reports")
    done = grade("batch", "--course", TINY, folder, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert f"{len(there)} are graded already" in done.stderr


@pytest.mark.skipif("KILLS" not in os.environ, reason="KILLS=20 kills so many workers and schedulers, for minutes")
@pytest.mark.parametrize("what", ["worker", "scheduler"])
def test_whoever_dies_at_random_each_submission_has_one_report_and_that_is_right(what, confined, tmp_path):
    draw = random.Random(what)
    folder = slow_class(tmp_path / "in", 8)
    grade("batch", "--course", TINY, folder, "--out", tmp_path / "undisturbed")
    expected, took = reports_in(tmp_path / "undisturbed"), 0.0
    for number in range(1 + int(os.environ["KILLS"])):
        out = tmp_path / f"out{number}"
        with new_cluster(tmp_path) as (address, worker, scheduler):
            workers = [worker(), worker()]
            begin = time.monotonic()
            with begun(*batch(folder, out, address)) as process:
                if took:
                    with suppress(subprocess.TimeoutExpired):
                        process.wait(draw.uniform(0, took))
                    (workers[0] if what == "worker" else scheduler).kill()
                process.stderr.read()
            took = took or time.monotonic() - begin
            assert process.returncode == 0 or (what, process.returncode) == ("scheduler", 3)
        with new_cluster(tmp_path) as (address, worker, _):
            worker()
            done = grade(*batch(folder, out, address))
            assert done.returncode == 0, done.stderr
        assert reports_in(out) == expected
        assert kept(out, "SELECT count(*), count(DISTINCT digest) FROM reports") == [(8, 8)]


def test_who_may_not_grade_takes_nothing(cluster, confined, tmp_path):
    address, worker, _ = cluster
    worker(sys.executable, "-P", "-c", WITHOUT_SANDBOX)
    folder = handed_in(tmp_path / "in", anna=RIGHT, bo=RIGHT | {"step2_mean.py": WRONG})
    with begun(*batch(folder, tmp_path / "out", address)) as process:
        said = next(line for line in process.stderr if "takes nothing" in line)
        assert "takes nothing: This machine does not fully confine a submission" in said
        worker()
        assert process.wait() == 0, process.stderr.read()
    assert kept(tmp_path / "out", "SELECT complete FROM results") == [(1,), (1,)]


def test_another_course_is_refused(cluster, tmp_path):
    address, worker, _ = cluster
    worker()
    course = shutil.copytree(TINY, tmp_path / "course")
    terms = {folder: Terms(way_of(model.load(folder), None), folder, None, None, True) for folder in (TINY, course)}
    with connected(address, {}) as client:
        client.wait_for_workers(1)
        (course / "solutions" / "step1_double.py").write_text("# changed since\n" + RIGHT["step1_double.py"])
        assert list(client.run(refusal, terms[TINY]).values()) == [""]
        assert "is a changed one" in next(iter(client.run(refusal, terms[course]).values()))
        older = replace(terms[TINY], way=replace(terms[TINY].way, grader="grader 0.0"))
        assert "and grader 0.0 is wanted" in next(iter(client.run(refusal, older).values()))


def test_who_cannot_say_why_takes_nothing_either(monkeypatch):
    def fails(terms):
        raise AssertionError

    monkeypatch.setattr(its, "_grader", fails)
    assert refusal(None) == "AssertionError()"

    class Client:
        def scheduler_info(self, n_workers):
            return {"workers": {"able": {}, "not": {}}}

        def run(self, function, terms, workers, on_error):
            return {"able": "", "not": RuntimeError()}

    said = []
    assert its._able(Client(), None, {}, said.append) == {"able"}
    assert said == ["not takes nothing: RuntimeError()"]


def test_what_is_no_scheduler_is_said(tmp_path):
    handed_in(tmp_path / "in", anna=RIGHT)
    done = grade(*batch(tmp_path / "in", tmp_path / "out", "udp://nowhere"))
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)
    assert "There is no scheduler at 'udp://nowhere'" in done.stderr
    done = grade("batch", "--course", TINY, tmp_path / "in", "--out", tmp_path / "out", "--executor", "dask")
    assert done.returncode == 2
