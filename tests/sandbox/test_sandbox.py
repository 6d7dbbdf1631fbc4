"""What a worker may read, and whose fault it is when it cannot be confined."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from grader.course import model as courses
from grader.engine.grader import on_this_machine
from grader.sandbox.policy import Policy, _container_bytes, _without, policy
from grader.worker.launch.base import CannotStart
from tests.running import ROOT, TINY
from tests.workers import twin_of


def test_the_package_is_cut_out_of_the_folder_that_holds_it(tmp_path):
    for name in ("numpy/core", "grader/checks", "sklearn"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "six.py").touch()
    (tmp_path / "editable.pth").touch()
    found = dict(_without(tmp_path, tmp_path / "grader"))
    assert found == {tmp_path: False, tmp_path / "numpy": True, tmp_path / "sklearn": True, tmp_path / "six.py": True}


def test_a_folder_without_it_is_one_rule(tmp_path):
    (tmp_path / "numpy").mkdir()
    assert dict(_without(tmp_path, Path("/elsewhere/grader"))) == {tmp_path: True}


def test_a_policy_travels():
    policy = Policy(folders=("/usr/lib",), uid=5, without=("seccomp",))
    assert Policy.of(policy.plain()) == policy


def test_nothing_of_the_repository_is_readable():
    with on_this_machine(courses.load(TINY)) as grader:
        policy = grader.policy()
    root = ROOT
    for folder in policy.folders:
        assert root != Path(folder)
        assert Path(folder) not in root.parents


def test_a_worker_with_less_than_was_proved_gives_no_marks(tiny):
    with on_this_machine(tiny) as grader:
        grader.protection = replace(grader.protection, layers=(*grader.protection.layers, "moat"))
        report = grader.grade_path(TINY / "solutions")
    assert not report.complete
    assert "moat" in report.steps[0].checks[0].message


@pytest.mark.skipif(os.name != "posix", reason="other systems have no limits that could be impossible")
def test_a_worker_that_cannot_be_confined_is_no_fault_of_the_students(tmp_path):
    (tmp_path / "m.py").write_text("def f(): return 1\n")
    with on_this_machine(courses.load(TINY)) as grader:
        broken = Policy(folders=(str(tmp_path),), open_files=-5)
        twin = twin_of(tmp_path / "m.py", grader.launcher, broken)
        with pytest.raises(CannotStart, match="could not be confined"):
            twin.functions.f()


@pytest.mark.parametrize(
    ("stated", "wanted"), [(str(768 * 2**20), 1792 * 2**20), ("max", 4 * 2**30), (str(2**40), 4 * 2**30)]
)
def test_a_container_with_less_memory_allows_less(tmp_path, monkeypatch, stated, wanted):
    (tmp_path / "memory.max").write_text(stated)
    monkeypatch.setattr("grader.sandbox.policy.CONTROL_GROUP", tmp_path)
    _container_bytes.cache_clear()
    try:
        assert policy([]).memory_bytes == wanted
    finally:
        _container_bytes.cache_clear()


@pytest.mark.skipif(not Path("/proc/self/oom_score_adj").exists(), reason="which process goes first is Linux's to say")
def test_a_worker_is_the_first_to_go_when_memory_is_used_up(tmp_path):
    (tmp_path / "m.py").write_text("def f():\n    return 1\n")
    with on_this_machine(courses.load(TINY), worker="spawn") as grader:
        before = children()
        with twin_of(tmp_path / "m.py", grader.launcher, grader.policy(tmp_path)) as twin:
            assert twin.functions.f().data == 1
            (worker,) = children() - before
            assert Path(f"/proc/{worker}/oom_score_adj").read_text() == "1000\n"


def children():
    found = Path("/proc/self/task").glob("*/children")
    return {pid for file in found for pid in file.read_text().split()}
