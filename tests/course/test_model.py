"""A course that has an error is refused with file and line; stubs follow from solutions."""

import itertools
import re
import shutil

import pytest

from grader.authoring import stubs
from grader.course.model import CourseError, load
from grader.engine.machine import on_this_machine
from tests.running import TINY, grade


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(TINY, tmp_path / "course")
    return tmp_path / "course"


def test_the_course_adds_up_to_100_points(course):
    assert sum(step.points for step in course.steps if not step.bonus) == 100
    assert [(step.number, step.points) for step in course.steps] == [
        (1, 15), (2, 10), (3, 15), (4, 15), (5, 10), (6, 15), (7, 10), (8, 10), (9, 10)
    ]  # fmt: skip
    assert [step.id for step in course.steps if step.bonus] == ["step9_stretch"]


def test_every_hint_says_more_than_the_one_before_and_not_the_answer(course):
    for step in course.steps:
        solution = {line.strip() for line in (course.solutions / step.file).read_text("utf-8").splitlines()}
        for function, tiers in step.hints.items():
            assert any(line.startswith(f"def {function}(") for line in solution), function
            assert not solution & {*tiers}, function
            for earlier, later in itertools.combinations(tiers, 2):
                assert not later.startswith(earlier), function
                assert not earlier.startswith(later), function
                assert len(later) >= len(earlier) / 2, (function, later)


def test_no_hint_sends_to_another_one(course):
    tiers = [tier for step in course.steps for hints in step.hints.values() for tier in hints]
    assert not [tier for tier in tiers if re.search(r"\bas in \w|\bstep \d", tier, re.IGNORECASE)]


CHECK = '"""Title."""\nfrom grader.api import needs, points\nHINTS = {"f": ("a", "b", "c")}\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def (:\n", "step1_double.py:1: SyntaxError"),
        ('"""Title."""\nHINTS = {"f": make()}\n', "step1_double.py:2: HINTS has to be written out"),
        (CHECK + 'HINTS["g"] = ("a", "b", "c")\n', "step1_double.py:4: HINTS has to be written out"),
        (CHECK + "HINTS |= {}\n", "step1_double.py:4: HINTS has to be written out"),
        (CHECK + 2 * '@points(1)\ndef test_a(student):\n    """Does."""\n', "test_a is there already, in line 5"),
        (CHECK + 'if True:\n    def test_a(student):\n        """Does."""\n', "step1_double.py:5: test_a has to be"),
        (CHECK + "test_a = make()\n", "step1_double.py:4: test_a has to be a function at the top"),
        (CHECK + '@points(1 + N)\ndef test_a(student):\n    """Does."""\n', "test_a: @points has to be written out"),
        ("x = 1\n", "docstring is the step's title"),
        ('"""Title."""\n', "HINTS is missing"),
        ('"""Title."""\nHINTS = {"f": ("a", "", "c")}\n', "needs 3 hints"),
        (CHECK, "at least one check"),
        (CHECK + 'def test_a(student):\n    """Does."""\n', "step1_double.py:4: test_a needs @points"),
        (CHECK + '@points(0)\ndef test_a(student):\n    """Does."""\n', "test_a needs @points"),
        (CHECK + "@points(1)\ndef test_a(student):\n    pass\n", "test_a needs a docstring"),
        (CHECK + '@points(1)\n@needs("b")\ndef test_a(student):\n    """Does."""\n', "test_a needs a check 'b'"),
        (CHECK + 'TRAINING = {"g"}\n@points(1)\ndef test_a(student):\n    """Does."""\n', "TRAINING names ['g']"),
    ],
)
def test_a_check_file_that_is_not_well_made(copy, text, words):
    (copy / "checks" / "step1_double.py").write_text(text)
    with pytest.raises(CourseError) as caught:
        load(copy)
    assert words in str(caught.value)
    done = grade(copy / "solutions", "--course", copy)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n1 / 0\n", "step1_double.py:8: ZeroDivisionError"),
        ("from grader.api import nothing\n", "step1_double.py:7: ImportError: cannot import name 'nothing'"),
    ],
)
def test_a_check_file_that_cannot_be_imported(copy, text, words):
    (copy / "checks" / "step1_double.py").write_text(
        CHECK + '@points(1)\ndef test_a(student):\n    """Does."""\n' + text
    )
    done = grade(copy / "solutions", "--course", copy)
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_step_with_a_bad_name(copy):
    (copy / "checks" / "stepx_other.py").write_text(CHECK)
    with pytest.raises(CourseError, match="stepN_name.py"):
        load(copy)


def test_a_new_step_needs_no_list_to_be_edited(copy):
    (copy / "checks" / "step3_half.py").write_text(
        '"""Halve."""\nfrom grader.api import as_number, expect, points\n'
        'HINTS = {"half": ("What?", "/", "return x / ...")}\n\n\n'
        '@points(2)\ndef test_halves(student):\n    """Half of it"""\n    expect(as_number(student.half(8)) == 4, "No.")\n'
    )
    (copy / "solutions" / "step3_half.py").write_text(
        '"""Halve."""\n\n\ndef half(x):\n    """Half."""\n    # BEGIN SOLUTION\n    return x / 2\n    # END SOLUTION\n'
    )
    assert "Score 12/12" in grade(copy / "solutions", "--course", copy).stdout
    assert grade("stubs", "--course", copy).returncode == 0
    assert "Score 0/12" in grade(copy / "exercises", "--course", copy).stdout


def test_the_stubs_are_what_the_solutions_say(course):
    assert stubs.drift(course) == []
    assert grade("stubs", "--check").returncode == 0


def test_drift_is_found_and_mended(copy):
    assert grade("stubs", "--course", copy).returncode == 0
    stub = copy / "exercises" / "step1_double.py"
    assert "raise NotImplementedError" in stub.read_text()
    assert "2 * x" not in stub.read_text()
    stub.write_text(stub.read_text() + "\n")
    done = grade("stubs", "--check", "--course", copy)
    assert done.returncode == 1
    assert "step1_double.py" in done.stdout
    assert grade("stubs", "--course", copy).returncode == 0
    assert grade("stubs", "--check", "--course", copy).returncode == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def f():\n    return 1\n", "step1_double.py:1: no function has a '# BEGIN SOLUTION'"),
        ("def f():\n    # BEGIN SOLUTION\n    return 1\n", "step1_double.py:2: BEGIN SOLUTION without an END"),
        ("def f():\n    # END SOLUTION\n    return 1\n", "step1_double.py:2: END SOLUTION without a BEGIN"),
        (
            "def f():\n    # BEGIN SOLUTION\n    # BEGIN SOLUTION\n    return 1\n    # END SOLUTION\n",
            "step1_double.py:3: BEGIN SOLUTION inside the one in line 2",
        ),
        ("def f():\n    # begin solution\n    return 1\n", "step1_double.py:2: this looks like a marker"),
    ],
)
def test_wrong_markers(copy, text, words):
    (copy / "solutions" / "step1_double.py").write_text(text)
    done = grade("stubs", "--check", "--course", copy)
    assert done.returncode == 2
    assert words in done.stderr


def test_nothing_of_a_solution_is_in_a_stub(course):
    for step in course.steps:
        stub = (course.exercises / step.file).read_text("utf-8")
        inside, lines = False, []
        for line in (course.solutions / step.file).read_text("utf-8").splitlines():
            if line.strip() == stubs.BEGIN:
                inside = True
            elif line.strip() == stubs.END:
                inside = False
            elif inside and len(line.strip()) >= 12:
                lines.append(line.strip())
        assert lines
        assert [line for line in lines if line in stub] == []


def test_two_courses_in_one_process_keep_their_own_checks(copy, tiny):
    checks = copy / "checks" / "step1_double.py"
    checks.write_text(checks.read_text().replace("    found =", "    raise ValueError\n    found ="))
    with on_this_machine(tiny, worker="spawn") as first, on_this_machine(load(copy), worker="spawn") as second:
        reports = [grader.grade_path(TINY / "solutions") for grader in (first, second, first)]
    assert [report.complete for report in reports] == [True, False, True]


def test_a_check_knows_which_function_it_is_about(course):
    checks = [(step, check) for step in course.steps for check in step.checks]
    assert [check.id for _, check in checks if not check.functions] == []
    for step, check in checks:
        named = [name for name in step.functions if check.title.startswith(f"{name} ")]
        assert named in ([], [check.about("")]), check.id
        assert set(check.functions) <= set(step.functions)
    by_id = {check.id: check for _, check in checks}
    # One that is called in a fixture, and one of two, as the message says.
    assert by_id["step4_detector.finds_the_twos"].about("") == "train_two_detector"
    both = by_id["step1_load.reads_plain_files"]
    assert (both.about("read_labels raised KeyError, in read_images"), both.about("No.")) == (
        "read_labels",
        "read_images",
    )
