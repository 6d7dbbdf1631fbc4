"""What has not changed keeps its result, and whatever it depends on changes that."""

import json
import shutil
from dataclasses import replace

import pytest

from grader.course.model import load
from grader.engine import cache
from grader.engine.cache import Store
from grader.engine.grader import Grader
from grader.reports import html, terminal
from tests.notebook.notebooks import code, of
from tests.running import TINY, grade, report_of
from tests.workers import InMemory, in_memory


@pytest.fixture
def course(tmp_path):
    """A copy of the tiny course, whose files may be edited."""
    shutil.copytree(TINY, tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
    return load(tmp_path / "course")


@pytest.fixture
def submission(course, tmp_path):
    shutil.copytree(course.solutions, tmp_path / "submission", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "submission"


@pytest.fixture
def graded(tmp_path):
    """Grades with a store, in memory."""

    def grade_it(course, path, way=(), **settings):
        with in_memory(course, store=Store(course, way, tmp_path / "kept"), **settings) as grader:
            return grader.grade_path(path)

    return grade_it


def kept(report):
    return [step.kept for step in report.steps]


def test_the_command_keeps_results(tmp_path):
    shutil.copytree(TINY / "solutions", tmp_path / "mine", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "mine" / "step1_double.py").write_text("def double(x):\n    return x\n")
    own = {"GRADE_CACHE": str(tmp_path / "cache")}
    arguments = (tmp_path / "mine", "--course", TINY)
    first, again = (report_of(*arguments, env=own) for _ in range(2))
    assert first[0] == again[0] == 1
    for step in again[1]["steps"]:
        assert step.pop("kept") is True
    for step in first[1]["steps"]:
        assert step.pop("kept") is False
    assert first == again
    done = grade(*arguments, env=own)
    assert done.stderr == ""
    assert done.stdout.count("Graded before (by grade watch, too) and unchanged: steps 1") == 1
    for other, its in ((("--fresh",), own), (("--seed", "7"), own), ((), {"GRADE_CACHE": ""})):
        assert not any(step["kept"] for step in report_of(*arguments, *other, env=its)[1]["steps"])
    (tmp_path / "mine" / "step2_mean.py").write_text("def train_mean(x, y):\n    return None\n")
    _, report = report_of(*arguments, env=own)
    assert [(step["kept"], step["score"]) for step in report["steps"]] == [(True, 0), (False, 0)]
    assert "Removed 5 results" in grade("cache", "--clear", env=own).stdout
    assert not any(step["kept"] for step in report_of(*arguments, env=own)[1]["steps"])
    assert "GRADE_CACHE is set, and empty" in grade("cache").stdout


def test_only_what_has_changed_is_graded_again(course, submission, graded):
    assert kept(graded(course, submission)) == [False, False]
    assert kept(graded(course, submission)) == [True, True]
    with (submission / "step2_mean.py").open("a") as file:
        file.write("# edited\n")
    assert kept(graded(course, submission)) == [True, False]
    (submission / "helper.py").write_text("X = 1\n")
    assert kept(graded(course, submission)) == [False, False]
    assert kept(graded(course, submission)) == [True, True]


@pytest.mark.parametrize("name", ["checks/step1_double.py", "solutions/step1_double.py"])
def test_what_a_step_is_checked_with_counts(course, submission, graded, name, tmp_path):
    graded(course, submission)
    with (tmp_path / "course" / name).open("a") as file:
        file.write("\n# edited\n")
    assert kept(graded(load(tmp_path / "course"), submission)) == [False, True]


def test_how_it_is_graded_counts(course, submission, graded, monkeypatch):
    graded(course, submission)
    assert kept(graded(course, submission, way=("spawn",))) == [False, False]
    assert kept(graded(replace(course, secret="another"), submission)) == [False, False]
    monkeypatch.setattr(cache.package, "VERSION", "another")
    assert kept(graded(course, submission)) == [False, False]


def test_a_notebook_that_has_not_changed(course, graded, tmp_path):
    cells = [code((course.solutions / step.file).read_text()) for step in course.steps]
    path = tmp_path / "digits.ipynb"
    path.write_text(json.dumps(of(code("1 + 1"), *cells)))
    first, again = graded(course, path), graded(course, path)
    assert (kept(first), kept(again)) == ([False, False], [True, True])
    assert first.submission == again.submission
    assert again.submission.not_run == (1,)
    # Of one that has changed, only the steps whose cells have, as long as these have their numbers.
    path.write_text(json.dumps(of(code("1 + 2"), *cells)))
    assert kept(graded(course, path)) == [True, True]
    double, mean = cells
    wrong = code(double["source"].replace("return 2 * x", "return 3 * x"))
    path.write_text(json.dumps(of(code("1 + 2"), wrong, mean)))
    edited = graded(course, path)
    assert (kept(edited), edited.steps[0].outcome) == ([False, True], "failed")
    assert edited.submission.not_run == (1,)
    path.write_text(json.dumps(of(code("1 + 2"), double, mean)))
    assert kept(graded(course, path)) == [True, True]
    path.write_text(json.dumps(of(double, mean)))
    assert kept(graded(course, path)) == [False, False]


def test_never_for_marks(course, submission, tmp_path):
    store = Store(course, (), tmp_path / "kept")
    for _ in range(2):
        with Grader(course, InMemory(), trusted=True, store=store) as grader:
            assert kept(grader.grade_path(submission)) == [False, False]
    assert not (tmp_path / "kept").exists()


def test_what_took_too_long_is_tried_again(course, submission, graded):
    (submission / "step1_double.py").write_text("import time\ndef double(x):\n    time.sleep(2)\n")
    for _ in range(2):
        report = graded(course, submission, time_limit=0.5)
        assert report.steps[0].outcome == "timeout"
        assert kept(report)[0] is False


def test_a_damaged_result_is_none(course, submission, graded, tmp_path):
    graded(course, submission)
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(path.read_bytes()[:-7])
    report = graded(course, submission)
    assert (kept(report), report.score) == ([False, False], 10)


def test_a_folder_that_cannot_be_written_is_no_fault(course, submission, graded, tmp_path):
    (tmp_path / "kept").write_text("a file is in the way")
    assert [graded(course, submission).score for _ in range(2)] == [10, 10]


def test_what_was_of_no_use_for_the_longest_time_goes_first(course, submission, graded, tmp_path, monkeypatch):
    graded(course, submission)
    sizes = [path.stat().st_size for path in (tmp_path / "kept").iterdir()]
    room = sum(sizes) + min(sizes) // 2  # seconds take more digits or fewer; a third result does not fit
    monkeypatch.setattr(cache, "MAX_BYTES", room)
    with (submission / "step1_double.py").open("a") as file:
        file.write("# edited\n")
    assert kept(graded(course, submission)) == [False, True]
    assert sum(path.stat().st_size for path in (tmp_path / "kept").iterdir()) <= room
    assert kept(graded(course, submission)) == [True, True]


def test_a_page_says_so(course, submission, graded):
    first, again = graded(course, submission), graded(course, submission)
    said = "Graded before (by grade watch, too) and unchanged: steps 1"
    assert (said in terminal.text(again), said in html.dump(again).decode()) == (True, True)
    assert (said in terminal.text(first), said in html.dump(first).decode()) == (False, False)
