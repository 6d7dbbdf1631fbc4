"""`grade compare` shows a step beside a model solution: once it is solved, and where the course lets it."""

import json
import re
import shutil
import subprocess
import sys

import pytest

from grader.authoring import beside
from grader.course.model import CourseError, load
from grader.course.story import parts
from tests.notebook.notebooks import code, of
from tests.running import TINY, grade

RIGHT = (
    '"""Mine."""\n\n\ndef double(x):\n    """Twice x."""\n    return helped(x)\n\n\ndef helped(x):\n    return x + x\n'
)
NOTE = "{{double}}\n\nA sum is as good as a product.\n"
SOLUTION = "return 2 * x"


@pytest.fixture
def course(tmp_path):
    """The tiny course, whose author says something of the first solution."""
    folder = shutil.copytree(TINY, tmp_path / "course", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "solutions" / "step1_double.md").write_text(NOTE)
    return folder


@pytest.fixture
def work(tmp_path):
    folder = tmp_path / "my work" / "exercises"
    folder.mkdir(parents=True)
    (folder / "step1_double.py").write_text(RIGHT)
    return folder


def compared(course, work, *arguments, columns=60, **env):
    return grade("compare", "1", *arguments, "--course", course, cwd=work.parent, env={"COLUMNS": str(columns), **env})


def test_a_solved_step_is_shown_beside_the_solution(course, work):
    narrow, wide = compared(course, work), compared(course, work, columns=100)
    assert (narrow.returncode, wide.returncode) == (0, 0), narrow.stderr
    lines = narrow.stdout.splitlines()
    yours, solution = lines.index("Yours (step1_double.py)"), lines.index("A model solution")
    assert lines.index("    return helped(x)") in range(yours, solution)
    assert lines.index("    return x + x") in range(yours, solution)
    assert lines.index(f"    {SOLUTION}") > solution
    assert "A sum is as good as a product." in lines
    assert "Twice x." not in narrow.stdout  # which the stub says
    assert "BEGIN SOLUTION" not in narrow.stdout
    assert re.search(r"^Yours \(step1_double.py\) +A model solution$", wide.stdout, re.MULTILINE)
    assert re.search(r"^ +return helped\(x\) +return 2 \* x$", wide.stdout, re.MULTILINE)


def test_before_full_marks_nothing_is_shown(course, work):
    (work / "step1_double.py").write_text(RIGHT.replace("x + x", "x * x"))
    done = compared(course, work)
    assert done.returncode == 2
    assert re.search(r"Step 1 has \d of 4 points: solve it first, then compare.", done.stderr)
    assert "What is missing: grade exercises --step 1" in done.stderr
    assert done.stdout == ""
    (work / "step1_double.py").write_text("def double(x):\n    raise NotImplementedError\n")
    assert "Step 1 has 0 of 4 points" in compared(course, work).stderr


def test_what_says_the_same_is_shown_once(course, work):
    (work / "step1_double.py").write_text("def double(x):\n    # as I like it\n    return 2*x\n")
    done = compared(course, work)
    assert "Yours and a model solution, which say the same" in done.stdout
    assert done.stdout.count("def double") == 1


def test_a_notebook_is_compared_as_it_is_graded(course, work):
    (work / "step1_double.py").unlink()
    (work / "mine.ipynb").write_text(json.dumps(of(code("n = 2"), code("def double(x):\n    return x * n"))))
    done = compared(course, work)
    assert done.returncode == 0, done.stderr
    assert "Yours (mine.ipynb)\nn = 2\n" in done.stdout


def with_policy(course, value):
    settings = course / "checks" / "course.toml"
    settings.write_text(f"{settings.read_text()}\ncompare = {value}\n")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('"never"', "Your course does not show model solutions."),
        ("2999-12-31", "Your course shows model solutions from 2999-12-31 on."),
    ],
)
def test_the_course_decides_whether_and_when(course, work, value, words):
    with_policy(course, value)
    done = compared(course, work)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_nobody_is_asked_for_a_step_where_none_is_shown(course, work):
    with_policy(course, '"never"')
    done = grade("compare", "--course", course, cwd=work)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Your course does not show model solutions." in done.stderr
    assert "Say which step" not in done.stderr


def test_from_its_day_on_everybody_may(course, work):
    with_policy(course, "2020-01-31")
    (work / "step1_double.py").write_text("def double(x:\n")
    done = compared(course, work)
    assert done.returncode == 0, done.stderr
    assert SOLUTION in done.stdout
    assert "Yours" not in done.stdout.partition("\n")[2].replace("yours beside", "")


@pytest.mark.parametrize("value", ['"sometimes"', "5", "2020-01-31T10:00:00", "true"])
def test_another_policy_is_the_courses_error(course, value):
    with_policy(course, value)
    with pytest.raises(CourseError, match=r'course.toml:1: compare is "never", "after full marks" or a day'):
        load(course)


def test_for_marks_nothing_is_shown(course, work):
    done = compared(course, work, GRADE_FOR="gradescope")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Here, work is graded for marks, so it shows nothing." in done.stderr
    done = compared(course, work, GRADE_FOR="auto", GITHUB_ACTIONS="true")
    assert (done.returncode, done.stdout) == (2, "")


def test_a_copy_without_solutions_says_so_kindly(course, work, tmp_path):
    copies = {}
    for name, more in (("without", ()), ("with", ["--with-solutions"])):
        copy = tmp_path / name
        assert grade("release", "student", "--out", copy, "--course", course, *more).returncode == 0
        shutil.copytree(copy / "grader" / "checks", copy / "checks")
        copies[name] = compared(copy, work)
        assert ((copy / "solutions" / "step1_double.md").exists()) == bool(more)
        assert [path for path in copy.rglob("*.md") if NOTE in path.read_text()] == [
            *copy.glob("solutions/step1_double.md")
        ]
    assert (copies["without"].returncode, copies["without"].stdout) == (2, "")
    assert "This copy of the course came without model solutions" in copies["without"].stderr
    assert copies["with"].returncode == 0, copies["with"].stderr
    for name in copies:
        written = subprocess.run(
            [sys.executable, "-m", "grader", "--help"], cwd=tmp_path / name, capture_output=True, text=True, check=True
        ).stdout
        assert ("  compare " in written) == (name == "with"), written
    assert SOLUTION in copies["with"].stdout
    assert "A sum is as good as a product." in copies["with"].stdout


def test_the_students_copy_keeps_the_policy(course, tmp_path):
    with_policy(course, "2999-12-31")
    assert grade("release", "student", "--out", tmp_path / "copy", "--course", course).returncode == 0
    shutil.copytree(tmp_path / "copy" / "grader" / "checks", tmp_path / "copy" / "checks")
    assert load(tmp_path / "copy").comparing == load(course).comparing


def test_what_a_student_has_written_cannot_drive_a_terminal_or_a_page(course, work, tmp_path):
    name = "'[red]\\x1b </code><script>'"
    text = RIGHT.replace("return x + x", f"_ = {name}  # \x1b]0;gotcha\x07\x1b[2J [bold]\n    return x + x")
    (work / "step1_double.py").write_text(text)
    done = compared(course, work, columns=120)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout
    assert "gotcha" not in done.stdout
    assert "[red]" in done.stdout
    done = compared(course, work, "--format", f"html={tmp_path / 'page.html'}")
    page = (tmp_path / "page.html").read_text("utf-8")
    assert done.stdout == ""
    assert "<script" not in page
    assert "\x1b" not in page
    assert '<div class="beside">' in page


def test_a_path_that_is_not_there_is_said_in_words(course, work):
    done = compared(course, work, "exercise")
    assert done.returncode == 2
    assert "There is no file or folder 'exercise'." in done.stderr


def test_every_function_of_the_course_has_its_words():
    course = load()
    for step in course.steps:
        told = list(parts((course.solutions / f"{step.id}.md").read_text("utf-8")))
        assert tuple(text for kind, text in told if kind == "function") == step.functions
        assert set(beside._notes(course.solutions / f"{step.id}.md")) == set(step.functions)
        for kind, text in told:
            assert kind == "function" or len(re.findall(r"[.?](?=\s|$)", text)) <= 4, text
