"""Whatever is handed in ends in a report or a sentence that a beginner understands."""

import json
import os
import re
import shutil
import zipfile

import pytest

from grader.course import model as courses
from grader.reports import json as json_report
from grader.submission import contents
from grader.submission.model import SubmissionError
from grader.submission.stage import stage
from tests.running import TINY, checks_of, grade, report_of

QUICK = ("--course", TINY)
RIGHT = "def double(x):\n    return 2 * x\n"

# What is in step1_double.py, and what the student reads.
BROKEN = {
    "syntax error": ("def double(x)\n    return 2 * x\n", "cannot be read by Python: SyntaxError.*line 1.*colon"),
    "tabs and spaces": (
        "def double(x):\n    y = 2\n\treturn y * x\n",
        "cannot be read by Python: .*(TabError|IndentationError)",
    ),
    "wrong encoding": (
        "# größer\n".encode("latin-1") + RIGHT.encode(),
        "cannot be read by Python: (SyntaxError|UnicodeDecodeError).*utf-?8",
    ),
    "UTF-16": (RIGHT.encode("utf-16"), "cannot be read by Python: (SyntaxError|UnicodeDecodeError)"),
    "NUL bytes": (RIGHT.encode() + b"\0\0", "cannot be read by Python: .*null bytes.*UTF-8"),
    "not Python": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "cannot be read by Python"),
    "raises": ("1 / 0\n" + RIGHT, "cannot be imported: ZeroDivisionError.*line 1: 1 / 0"),
    "asks": ("name = input('name? ')\n" + RIGHT, "cannot be imported: EOFError.*input\\(\\)"),
    "exits": ("import sys\nsys.exit(0)\n" + RIGHT, "cannot be imported: SystemExit"),
    "missing function": ("def dubble(x):\n    return 2 * x\n", "has no function double.*There is a function dubble"),
    "not a function": ("double = 2\n", "double in step1_double.py is not a function: its type is int"),
    "wrong signature": ("def double(x, y):\n    return 2 * x\n", r"double\(x, y\) cannot be called.*double\(x\)"),
    "no return": ("def double(x):\n    2 * x\n", "returned None.*Is there a return"),
    "wrong name": ("def double(x):\n    return 2 * X\n", "double raised NameError: name 'X'.*line 2: return 2 \\* X"),
    "huge file": (RIGHT + "#" * 2_000_000, "larger than 1000 kB"),
    "empty file": ("", "has no function double"),
    "deep nesting": ("x = " + "(" * 5000 + ")" * 5000 + "\n" + RIGHT, "cannot be (imported|read by Python)"),
}


@pytest.fixture
def submission(tmp_path):
    folder = tmp_path / "handed in"
    shutil.copytree(TINY / "solutions", folder)
    return folder


@pytest.fixture
def graded(tiny_grader):
    """The report of a submission, as the command would write it; what the command itself does is tried below."""
    return lambda path: json.loads(json_report.dump(tiny_grader.grade_path(path)))


def message_of(report, check="step1_double.doubles"):
    found = checks_of(report)[check]
    return f"{found['message']} {found['help']}"


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file(submission, name, graded):
    content, pattern = BROKEN[name]
    (submission / "step1_double.py").write_bytes(content.encode() if isinstance(content, str) else content)
    report = graded(submission)
    assert report["score"] == 6  # the other step is not affected
    assert report["complete"]
    assert re.search(pattern, message_of(report), re.DOTALL | re.IGNORECASE), message_of(report)
    assert "Traceback" not in str(report)


@pytest.mark.parametrize(
    ("name", "code"),
    {
        "prints": "print('hello')\n" * 1000,
        "plots": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\n",
        "changes the folder": "import os\nos.chdir('/')\n",
        "closes stdout": "import sys\nsys.stdout.close()\n",
        "own stdout": "import sys\nsys.stdout = None\n",
        "warns": "import warnings\nwarnings.warn('careful')\n",
        "BOM": "\ufeff",
        "Windows line ends": "# a\r\n",
    }.items(),
)
def test_odd_but_right_file_keeps_its_score(submission, name, code, graded):
    (submission / "step1_double.py").write_bytes((code + RIGHT).encode())
    report = graded(submission)
    assert report["score"] == 10, message_of(report)


def test_missing_folder():
    done = grade("no/such/folder", *QUICK)
    assert done.returncode == 2
    assert "There is no file or folder 'no/such/folder'" in done.stderr


def test_empty_folder(tmp_path):
    done = grade(tmp_path, *QUICK)
    assert (done.returncode, done.stdout) == (2, "")
    assert "has none of the steps' files (step1_double.py, step2_mean.py) and no notebook" in done.stderr


def test_missing_file(submission, graded):
    (submission / "step1_double.py").unlink()
    report = graded(submission)
    assert report["score"] == 6
    assert "There is no step1_double.py" in message_of(report)


def test_folder_called_like_a_step(submission, graded):
    (submission / "step1_double.py").unlink()
    (submission / "step1_double.py").mkdir()
    report = graded(submission)
    assert report["score"] == 6
    assert "step1_double.py is a folder, not a file." in message_of(report)


def test_link_is_not_followed(submission, tmp_path, graded):
    (tmp_path / "elsewhere.py").write_text(RIGHT)
    (submission / "step1_double.py").unlink()
    (submission / "step1_double.py").symlink_to(tmp_path / "elsewhere.py")
    report = graded(submission)
    assert "step1_double.py is a link" in message_of(report)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_does_not_hang(submission, graded):
    (submission / "step1_double.py").unlink()
    os.mkfifo(submission / "step1_double.py")
    report = graded(submission)
    assert "step1_double.py is not a regular file." in message_of(report)


def test_unreadable_file(submission, monkeypatch, tiny_grader):
    # For root nothing is unreadable, so the reading itself is made to fail, in this process.
    real = os.open

    def refuse(path, *arguments, **keywords):
        if str(path).endswith("step1_double.py"):
            raise PermissionError(13, "Permission denied")
        return real(path, *arguments, **keywords)

    monkeypatch.setattr(contents.os, "open", refuse)
    report = tiny_grader.grade_path(submission)
    assert report.score == 6
    assert report.steps[0].checks[0].message == "step1_double.py cannot be read: Permission denied."


def test_files_beside_it_change_nothing(submission):
    for name in ("numpy.py", "conftest.py", "pytest.py", "json.py", "sitecustomize.py", "grader.py"):
        (submission / name).write_text("raise SystemExit('I was imported')\n")
    for worker in ("spawn", "zygote"):
        code, report = report_of(submission, "--course", TINY, "--worker", worker, cwd=submission)
        assert (code, report["score"]) == (0, 10)


def test_helper_module_beside_it_can_be_imported(submission, graded):
    (submission / "helping.py").write_text("def twice(x):\n    return 2 * x\n")
    (submission / "step1_double.py").write_text("from helping import twice as double\n")
    assert graded(submission)["score"] == 10


@pytest.mark.parametrize(
    "env",
    [
        {"PYTEST_ADDOPTS": "--collect-only -p no:python"},
        {"PYTEST_PLUGINS": "nothing_like_this"},
        {"PYTHONPATH": "/nowhere", "NO_COLOR": "1", "COLUMNS": "40"},
        {"OMP_NUM_THREADS": "7", "MPLBACKEND": "TkAgg"},
    ],
)
def test_environment_changes_nothing(env):
    code, report = report_of(TINY / "solutions", *QUICK, env=env)
    assert (code, report["score"]) == (0, 10)


def test_any_directory(submission):
    (submission / "pytest.ini").write_text("[pytest]\naddopts = --collect-only\n")
    (submission / "conftest.py").write_text("raise SystemExit(3)\n")
    code, report = report_of(submission, *QUICK, cwd="/")
    assert (code, report["score"]) == (0, 10)
    assert report_of(".", *QUICK, cwd=submission)[1]["score"] == 10


@pytest.fixture
def linked(tmp_path):
    """A student's repository in which folders and files are links, and a course of the instructor's."""
    shutil.copytree(TINY, tmp_path / "course")
    repository = tmp_path / "repository"
    repository.mkdir()
    solutions = tmp_path / "course" / "solutions"
    (repository / "exercises").symlink_to(solutions, target_is_directory=True)
    (repository / "step1_double.py").symlink_to(solutions / "step1_double.py")
    (repository / "deep").mkdir()
    (repository / "deep" / "course").symlink_to(tmp_path / "course", target_is_directory=True)
    (repository / "gone").symlink_to(tmp_path / "nowhere")
    return repository


@pytest.mark.parametrize(
    "path",
    ["exercises", "exercises/step1_double.py", "step1_double.py", "deep/course/solutions", "deep/../exercises", "gone"],
)
def test_a_path_that_leads_over_a_link_is_not_graded(path, linked, tmp_path):
    for given in (path, linked / path):
        done = grade(given, "--course", tmp_path / "course", cwd=linked)
        assert done.returncode == 2, done.stdout
        assert "is a link, which is not followed" in done.stderr or "There is no file" in done.stderr


def test_the_solutions_are_graded_under_their_own_name_only(linked, tmp_path, tiny_grader):
    course = courses.load(tmp_path / "course")
    with pytest.raises(SubmissionError, match="leads to the course's solutions: hand in your own files"):
        stage(linked / "exercises" / "step1_double.py", course)
    for path in (course.solutions, course.solutions / "step1_double.py"):
        with stage(path, course) as submission:
            assert submission.digests


def test_a_folder_in_an_archive_called_like_a_step(tmp_path, graded):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("step1_double.py/own.py", "x = 1\n")
        archive.write(TINY / "solutions" / "step2_mean.py", "step2_mean.py")
    report = graded(tmp_path / "a.zip")
    assert report["score"] == 6
    assert "There is no step1_double.py in the submission." in message_of(report)


@pytest.mark.skipif(os.name == "nt", reason="this system allows no such names")
@pytest.mark.parametrize("name", [b"\xff\xfe.ipynb", b"\x1b]0;title\x07\x1b[31mx.ipynb"])
def test_a_notebook_with_a_name_that_cannot_be_shown(name, tmp_path):
    cells = [{"cell_type": "code", "source": RIGHT, "metadata": {}}]
    path = tmp_path / os.fsdecode(name)
    path.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    code, report = report_of(path, *QUICK)
    assert (code, report["score"]) == (1, 4)
    assert report["submission"]["notebook"] == "notebook.ipynb"
    assert "The notebook's name" in report["notes"][0]
    done = grade(path, *QUICK)
    assert not {"\x1b", "\x07"} & {*done.stdout, *done.stderr}


@pytest.mark.skipif(os.name == "nt", reason="this system allows no such names")
def test_a_name_that_is_nearly_right_is_shown_without_commands(tmp_path):
    (tmp_path / "exercises\x1b[2J\x07").mkdir()
    done = grade("exercises", *QUICK, cwd=tmp_path)
    assert done.returncode == 2
    assert "Did you mean" in done.stderr
    assert not {"\x1b", "\x07"} & {*done.stderr}
