"""What a path names: one step's file with what is beside it, one student's work, or nothing that could be graded."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest

from grader.course import model as courses
from grader.submission.stage import stage
from tests.notebook.notebooks import code, of
from tests.running import ROOT, TINY, checks_of, grade, report_of, without_times

QUICK = ("--course", TINY)
SOLUTIONS = TINY / "solutions"
DOUBLE = "def double(x):\n    return 2 * x\n"
HELPED = "from helping import twice\n\n\ndef double(x):\n    return twice(x)\n"
HELPING = "def twice(x):\n    return 2 * x\n"
STUB = "def double(x):\n    raise NotImplementedError\n"


def notebook(*sources, **more):
    return json.dumps(of(*map(code, sources)) | more)


def put(folder, files):
    """Write files, and archives of files; returns the folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, dict):
            with zipfile.ZipFile(path, "w") as archive:
                for inside, text in content.items():
                    archive.writestr(inside, text)
        else:
            path.write_text(content)
    return folder


@pytest.fixture
def graded(tiny, tiny_grader):
    """Grades what is at a path, as the command does; returns the report as in JSON."""

    def grade_path(path, *numbers):
        steps = tuple(map(tiny.find, numbers))
        return msgspec.json.decode(msgspec.json.encode(tiny_grader.grade_path(path, steps=steps)))

    return grade_path


# One step's file


@pytest.mark.parametrize(
    ("files", "score"),
    {
        "a helper beside it": ({"step1_double.py": HELPED, "helping.py": HELPING}, 4),
        "a helper in a folder beside it": ({"step1_double.py": HELPED, "helping/__init__.py": HELPING}, 4),
        "another step beside it": (
            {"step1_double.py": "from step2_mean import twice as double", "step2_mean.py": HELPING},
            4,
        ),
        "a stub, and a notebook": ({"step1_double.py": STUB, "digits.ipynb": notebook(DOUBLE)}, 4),
        "a file that is written, and a notebook": (
            {"step1_double.py": STUB + "    return 1\n", "digits.ipynb": notebook(DOUBLE)},
            0,
        ),
        "alone": ({"step1_double.py": DOUBLE}, 4),
        "many others": ({"step1_double.py": DOUBLE, **{f"a{n:03}.py": "" for n in range(250)}}, 4),
    }.values(),
)
def test_a_steps_file_is_graded_as_that_step_of_its_folder(files, score, graded, tmp_path, monkeypatch):
    put(tmp_path, files)
    named, asked = graded(tmp_path / "step1_double.py"), graded(tmp_path, "1")
    monkeypatch.chdir(tmp_path)
    here = graded(Path("step1_double.py"))
    assert named["score"] == score, named
    assert without_times(named) == without_times(asked) == without_times(here)


def test_nothing_of_the_course_and_no_other_work_is_beside_a_file(tmp_path):
    shutil.copytree(TINY, tmp_path, dirs_exist_ok=True)
    put(tmp_path, {"step1_double.py": HELPED, "helping.py": HELPING, "bob/step1_double.py": DOUBLE, "bob/own.py": ""})
    put(tmp_path, {"deeper/step2_mean.py": "", "deeper/in/more.py": ""})  # of a step that is missing above
    course = courses.load(tmp_path)
    for path in (tmp_path, tmp_path / "step1_double.py"):
        with stage(path, course) as submission:
            assert sorted(submission.digests) == [
                "deeper/in/more.py",
                "deeper/step2_mean.py",
                "helping.py",
                "step1_double.py",
            ]
    with stage(course.solutions, course) as submission:
        assert sorted(submission.digests) == ["step1_double.py", "step2_mean.py"]


def test_the_command_grades_a_steps_file_as_that_step_of_its_folder(tmp_path):
    put(tmp_path, {"step1_double.py": HELPED, "helping.py": HELPING})
    code, named = report_of(tmp_path / "step1_double.py", *QUICK)
    _, asked = report_of(tmp_path, *QUICK, "--step", "1")
    _, here = report_of("step1_double.py", *QUICK, cwd=tmp_path)
    assert (code, named["score"]) == (0, 4), named
    assert without_times(named) == without_times(asked) == without_times(here)


def test_a_path_without_a_file_says_which_is_meant(tmp_path):
    put(tmp_path, {"mine/step1_double.py": DOUBLE})
    for name, meant in (("step1.py", "step1_double.py"), ("step1_doubel.py", "step1_double.py")):
        done = grade(f"mine/{name}", *QUICK, cwd=tmp_path)
        assert done.returncode == 2
        assert f"Did you mean `grade {(tmp_path / 'mine' / meant).relative_to(tmp_path)}`?" in done.stderr


@pytest.mark.parametrize("name", ["step1.py", "Step1_Double.py", "step1-doubling.py"])
def test_a_steps_file_with_another_name_is_pointed_at(name, graded, tmp_path):
    put(tmp_path, {name: DOUBLE, "step2_mean.py": (SOLUTIONS / "step2_mean.py").read_text()})
    report = graded(tmp_path)
    assert f"There is a {name}: is that the one?" in checks_of(report)["step1_double.doubles"]["help"]


def test_a_notebooks_helpers_are_read_and_the_steps_files_beside_it_are_not_graded(graded, tmp_path):
    put(tmp_path, {"mine.ipynb": notebook(HELPED), "helping.py": HELPING, "step1_double.py": "def double(x): return x"})
    report = graded(tmp_path / "mine.ipynb", "1")
    assert (report["score"], report["steps"][0]["file"]) == (4, "mine.ipynb"), report
    report = graded(tmp_path, "1")
    assert (report["score"], report["steps"][0]["file"]) == (0, "step1_double.py")


# A step's file that is missing beside others


@pytest.mark.parametrize(("cell", "outcome"), [(DOUBLE, "passed"), (STUB, "not_attempted"), ("x = 1", "not_attempted")])
@pytest.mark.parametrize("near", ["", "step1-double.py"])
def test_a_file_that_is_missing_beside_others_is_told_before_a_notebook_takes_its_place(
    cell, outcome, near, graded, tmp_path
):
    put(tmp_path, {"digits.ipynb": notebook(cell), "step2_mean.py": (SOLUTIONS / "step2_mean.py").read_text()})
    if near:
        put(tmp_path, {near: DOUBLE})
    report = graded(tmp_path)
    check = checks_of(report)["step1_double.doubles"]
    assert check["outcome"] == outcome
    told = report["notes"][0] if outcome == "passed" else f"{check['message']} {check['help']}"
    assert "There is no step1_double.py" in told
    assert ("There is a step1-double.py: is that the one?" in told) == bool(near)
    assert ("digits.ipynb is graded for that step" in told) == (outcome == "passed")
    assert len(report["notes"]) == (outcome == "passed")


def test_a_file_that_is_missing_beside_others_is_told_where_the_notebook_is_broken(graded, tmp_path):
    put(tmp_path, {"digits.ipynb": "no", "step2_mean.py": (SOLUTIONS / "step2_mean.py").read_text()})
    check = checks_of(graded(tmp_path))["step1_double.doubles"]
    assert check["message"].startswith("There is no step1_double.py in the submission, and digits.ipynb is not a note")


def test_nothing_is_missing_where_a_notebook_is_alone(tmp_path):
    put(tmp_path, {"digits.ipynb": notebook(DOUBLE, (SOLUTIONS / "step2_mean.py").read_text())})
    code, report = report_of(tmp_path, *QUICK)
    assert (code, report["notes"]) == (0, [])


# Several students' work

ONE, MINE = {"step1_double.py": DOUBLE}, {"own.ipynb": notebook(DOUBLE)}
SEVERAL = {
    "two folders": {"alice/step1_double.py": DOUBLE, "bob/step1_double.py": DOUBLE},
    "not at the same depth": {"alice/step1_double.py": DOUBLE, "bob/homework/step2_mean.py": ""},
    "exercises of each": {"alice/exercises/step1_double.py": DOUBLE, "bob/exercises/step1_double.py": ""},
    "exercises of one": {"alice/exercises/step1_double.py": DOUBLE, "bob/week 1/step1_double.py": ""},
    "notebooks in folders": {"alice/own.ipynb": notebook(DOUBLE), "bob/own.ipynb": notebook(DOUBLE)},
    "notebooks in one folder": {"alice_1.ipynb": notebook(DOUBLE), "bob_2.ipynb": notebook(DOUBLE)},
    "one has files, one a notebook": {"alice/step1_double.py": DOUBLE, "bob/own.ipynb": notebook(DOUBLE)},
    "archives": {"alice.zip": ONE, "bob.zip": ONE},
    "archives in folders": {"alice/mine.zip": ONE, "bob/mine.zip": MINE},
    "one has files, one an archive": {"alice/step1_double.py": DOUBLE, "bob/mine.zip": ONE},
    "one in a folder, one in an archive": {"alice/step1_double.py": DOUBLE, "bob.zip": MINE},
    "and the instructor's notebook": {
        "a/step1_double.py": DOUBLE,
        "b/step1_double.py": DOUBLE,
        "own.ipynb": notebook("x = 1"),
    },
}


@pytest.mark.parametrize("name", SEVERAL)
def test_several_students_work_is_never_a_grade(name, tmp_path):
    folder = put(tmp_path / "everybody", SEVERAL[name])
    done = grade("everybody", *QUICK, cwd=tmp_path)
    first = min(path for path in SEVERAL[name] if not path.startswith("own"))
    named = folder / (first if "/" not in first or name.startswith("archives") else "/".join(first.split("/")[:-1]))
    assert (done.returncode, done.stdout) == (2, ""), done.stderr
    assert f"grade {named.relative_to(tmp_path)}" in done.stderr.replace("'", "")
    assert "students" in done.stderr


def test_several_students_work_in_one_archive_is_never_a_grade(tmp_path):
    put(tmp_path, {"class.zip": SEVERAL["not at the same depth"]})
    done = grade("class.zip", *QUICK, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "alice, bob/homework" in done.stderr


# What one student may have in a folder.
ALONE = {
    "a copy below": {"step1_double.py": DOUBLE, "old/backup/step1_double.py": STUB},
    "in a folder": {"homework/step1_double.py": DOUBLE, "notes.py": ""},
    "the whole repository": {
        "exercises/step1_double.py": DOUBLE,
        "solutions/step1_double.py": STUB,
        "grader/checks/step1_double.py": "",
        "docs/trial.ipynb": notebook("x = 1"),
        "exercises.zip": ONE,
    },
    "trials in a notebook above": {"own.ipynb": notebook("x = 1"), "homework/step1_double.py": DOUBLE},
    "what was handed in before": {"step1_double.py": DOUBLE, "handed in.zip": ONE},
    "data beside": {"homework/step1_double.py": DOUBLE, "data/mnist.zip": {"train.csv": "1"}},
}


@pytest.mark.parametrize("name", ALONE)
def test_one_students_work_may_have_more_than_one_folder(name, graded, tiny, tmp_path):
    report = graded(put(tmp_path, ALONE[name]), "1")
    assert report["score"] == 4, report
    with stage(tmp_path, tiny) as submission:
        assert not submission.doubt


def test_in_a_platform_whatever_is_handed_in_is_one_students(tmp_path):
    put(tmp_path / "in", SEVERAL["two folders"])
    (tmp_path / "empty").mkdir()
    for path, words in (("in", "hand in one of them"), ("empty", "There is no step1_double.py")):
        done = grade(path, *QUICK, "--for", "junit", "--allow-unprotected", "--format", "json=r.json", cwd=tmp_path)
        assert done.returncode == 1, done.stderr
        assert words in checks_of(json.loads((tmp_path / "r.json").read_text()))["step1_double.doubles"]["message"]


# What is no submission


NOTHING = {
    "empty": ({}, "has none of the steps' files"),
    "other files": ({"README.md": "# x", "data.csv": "1"}, "has none of the steps' files"),
    "other modules": ({"a/b.py": "", "setup.py": ""}, "has none of the steps' files"),
    "another name": ({"step1-double.py": DOUBLE}, "There is a step1-double.py: is it step1_double.py?"),
    "one archive": ({"mine.zip": ONE, "notes.txt": ""}, "There is a mine.zip: grade that"),
}


def loaded_by(*arguments, cwd):
    """How the command ended, and the modules that it loaded."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-P", "-m", "grader", *map(str, arguments), "--for", "none"],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
    )
    timed = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    said = "\n".join(line for line in done.stderr.splitlines() if not line.startswith("import time:"))
    return done.returncode, said, {line.rpartition("|")[2].strip() for line in timed}


HEAVY = {"numpy", "sklearn", "matplotlib", "pytest", "_pytest", "grader.worker.launch.processes"}


@pytest.mark.parametrize("name", NOTHING)
def test_a_folder_that_is_no_submission_is_told_of_at_once(name, tmp_path):
    files, words = NOTHING[name]
    (tmp_path / "mine").mkdir()
    put(tmp_path / "mine", files)
    code, said, loaded = loaded_by("mine", *QUICK, cwd=tmp_path)
    assert code == 2, said
    assert words in said
    assert "step1_double.py" in said
    assert "grader.submission.stage" in loaded
    assert not loaded & HEAVY


@pytest.mark.parametrize("path", ["README.md", "docs", "tests/submissions/step1_load", "pyproject.toml"])
def test_what_is_no_submission_of_this_course_is_told_of_at_once(path):
    code, said, loaded = loaded_by(path, cwd=ROOT)
    assert code == 2, said
    assert "step1_load.py" in said
    assert not loaded & HEAVY


def test_several_students_work_is_told_of_at_once(tmp_path):
    put(tmp_path, SEVERAL["two folders"])
    assert not loaded_by(tmp_path, *QUICK, cwd=tmp_path)[2] & HEAVY


def test_an_archive_without_any_work_is_no_submission(tmp_path):
    put(tmp_path, {"mine.zip": {"notes.txt": "x"}})
    done = grade(tmp_path / "mine.zip", *QUICK)
    assert done.returncode == 2
    assert "has none of the steps' files" in done.stderr


def test_a_damaged_archive_is_still_a_result(tmp_path):
    put(tmp_path, {"mine.zip": "no"})
    code, report = report_of(tmp_path / "mine.zip", *QUICK)
    assert (code, report["score"]) == (1, 0)
    shutil.rmtree(tmp_path)
