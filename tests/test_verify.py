"""`grade verify` proves a course, and says with file and line what is not proved; `grade new` begins a step."""

import re
import shutil

import pytest

from grader.authoring import odd, samples
from grader.engine.grader import Grader
from tests.conftest import ROOT, TINY
from tests.running import grade

ADDED = (
    "from grader.api import threshold\nSHARE = threshold(0.5, right=0.6, wrong=0.45)\n\n\n"
    '@points(1)\ndef test_share(student, x):\n    """Half of the values are even"""\n'
    "    found = as_array(student.double(x))\n"
    '    expect((found % 2 == 0).mean() >= SHARE, "Too few are even.", help="Are they doubled?")\n'
)


@pytest.fixture
def copy(tmp_path):
    """A course that can be proved."""
    shutil.copytree(TINY, tmp_path / "course")
    assert grade("stubs", "--course", tmp_path / "course").returncode == 0
    return tmp_path / "course"


def edit(path, before, after):
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def verify(course, *arguments):
    return grade("verify", "--jobs", 1, "--course", course, *arguments)


def test_a_course_that_is_proved(copy):
    done = verify(copy, "--mutants", 100)
    assert (done.returncode, done.stderr.count("Not proved")) == (0, 0), done.stdout
    assert {words.split(",")[0]: int(n) for n, words in re.findall(r"^ *(\d+)  (.+)$", done.stdout, re.MULTILINE)} == {
        "wrong submissions fail the checks they name": 4,
        "right submissions get full marks": 2,
        "claims": 3,
        "odd return values": 2 * len(odd.VALUES),
        "gradings of a solution": 10,
        "stubs not attempted": 2,
        "claims taken out": 3,
    }
    assert done.stdout.endswith("Proved.\n")
    assert "verifying: " in done.stderr


def lowered(course):
    checks = course / "checks" / "step1_double.py"
    edit(checks, "as_array, ", "as_array, expect, ")
    checks.write_text(checks.read_text("utf-8") + "\n\n" + ADDED.replace("(0.5", "(0.4"))


def leaking(course):
    edit(course / "solutions/step1_double.py", '"""Twice x."""', '"""Twice x: return 2 * x  # so"""')
    edit(course / "solutions/step1_double.py", "    return 2 * x\n", "    return 2 * x  # so\n")
    grade("stubs", "--course", course)


def with_a_notebook(course, story):
    edit(course / "checks/course.toml", "version", 'notebook = "tiny.ipynb"\nversion')
    (course / "checks" / "step2_mean.md").write_text(story, "utf-8")
    assert grade("stubs", "--course", course).returncode == 0


CHANGES = {
    "a wrong submission that alone refutes a claim is deleted": (
        lambda course: (course / "submissions/step1_double/wrong_double_in_place.py").unlink(),
        [r"step1_double\.py:\d+: no wrong submission is stopped by this expect_unchanged", "fails the check keeps_input"],
    ),
    "a threshold is lowered": (
        lowered,
        [r"step1_double\.py:\d+: the threshold SHARE = 0\.4 does not tell right from wrong", "reaches 0.45"],
    ),
    "a stub is edited": (
        lambda course: edit(course / "exercises/step1_double.py", "# TODO", "# TODO now"),
        [r"exercises/step1_double\.py:1: differs from its solution"],
    ),
    "a stub has a line of the solution": (
        leaking,
        [r"solutions/step1_double\.py:\d+: students find this line in their stub or its story: 'return 2 \* x  # so'"],
    ),
    "a story has a line of the solution": (
        lambda course: with_a_notebook(course, "{{train_mean}}\n\n```python\nreturn _Mean(np.mean(y))\n```\n"),
        [r"solutions/step2_mean\.py:\d+: students find this line in their stub or its story: 'return _Mean"],
    ),
    "a story gives a function away": (
        lambda course: with_a_notebook(course, "```python\ntrain_mean = lambda x, y: 3\ndef double(x): return x\n```\n"),
        [r"tiny\.ipynb:1: the stub has failed in step1_double\.doubles, it should be not_attempted"],
    ),
    "a notebook is edited": (
        lambda course: (with_a_notebook(course, ""), edit(course / "exercises/tiny.ipynb", "# TODO", "# DONE")),
        [r"exercises/tiny\.ipynb:1: differs from its solution"],
    ),
    "a marker is missing": (
        lambda course: edit(course / "solutions/step1_double.py", "    # END SOLUTION\n", ""),
        [r"solutions/step1_double\.py:6: BEGIN SOLUTION without an END SOLUTION"],
    ),
    "the points do not add up": (
        lambda course: edit(course / "checks/course.toml", "version", "points = 100\nversion"),
        [r"course\.toml:1: says points = 100, and the checks have 10"],
    ),
    "a wrong submission passes": (
        lambda course: edit(course / "submissions/step1_double/wrong_double_squares.py", "x**2", "x + x"),
        [r"wrong_double_squares\.py:1: doubles should fail but is passed"],
    ),
    "a message is not what the header says": (
        lambda course: edit(course / "checks/step1_double.py", "Is it x + x?", "What is twice x?"),
        [r"wrong_double_squares\.py:1: doubles fails, but 'Is it x .*' is not in what it says: .*What is twice x\?"],
    ),
    "a right submission fails": (
        lambda course: edit(course / "submissions/step1_double/right_double_adds.py", "value + value", "value"),
        [r"right_double_adds\.py:1: doubles is failed"],
    ),
    "a check stumbles over odd values": (
        lambda course: edit(
            course / "checks/step2_mean.py", "return as_model(", "return len(student.train_mean([], []).data) or as_model("
        ),
        [r"step2_mean\.py:\d+: step2_mean\.\w+ stumbles when train_mean returns .*TypeError"],
    ),
    "a number has no evidence": (
        lambda course: edit(course / "checks/step2_mean.py", "TRAINING", "SHARE = 0.5\nTRAINING"),
        [r"step2_mean\.py:\d+: SHARE = 0\.5 has no evidence"],
    ),
    "a solution is wrong": (
        lambda course: edit(course / "solutions/step2_mean.py", "np.mean(y)", "np.max(y)"),
        [r"solutions/step2_mean\.py:1: the solution, with seed \d.*, has failed in step2_mean\.predicts_the_mean"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_not_proved_is_said_with_file_and_line(copy, name):
    change, patterns = CHANGES[name]
    change(copy)
    done = verify(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    for pattern in patterns:
        assert re.search(pattern, done.stdout), done.stdout
    assert "Not proved: " in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_claim_that_nobody_misses(copy):
    checks = copy / "checks" / "step1_double.py"
    edit(
        checks,
        "    expect_same(",
        '    expect_same(found, 2 * x, "These are not the doubles.", help="Is it x + x?")\n    expect_same(',
    )
    done = verify(copy, "1", "--mutants", 10)
    assert re.search(
        r"step1_double\.py:\d+: this expect_same\(\.\.\.\) is not missed when it is taken out", done.stdout
    )


def test_a_new_step_from_nothing_to_proved(copy):
    assert grade("new", "step1_again", "--course", copy).returncode == 2
    assert grade("new", "triple", "--course", copy).returncode == 2
    done = grade("new", "step3_triple", "--course", copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("written: ") == 3
    said = verify(copy, "3").stdout
    for words in (
        "checks/step3_triple.py:1: is still to be written",
        "exercises/step3_triple.py:1: is missing",
        "triple has 1 wrong submissions and needs at least 2",
        "triple has 0 right submissions and needs at least 1",
    ):
        assert words in said, said
    for path in (copy / "solutions/step3_triple.py", copy / "checks/step3_triple.py"):
        text = path.read_text("utf-8").replace("return x  # TODO", "return 3 * x")
        path.write_text(text.replace("TODO: real numbers", "array([3, 6, 9])").replace("TODO: ", ""), "utf-8")
    folder = copy / "submissions" / "step3_triple"
    (folder / "wrong_triple_twice.py").write_text(
        "# fails: triple_is_right | what happened\n# why: copied\n\n\ndef triple(x):\n    return 2 * x\n"
    )
    (folder / "right_triple_list.py").write_text(
        "# right: a list is fine\n\n\ndef triple(x):\n    return [3 * value for value in x]\n"
    )
    assert grade("stubs", "--course", copy).returncode == 0
    done = verify(copy, "3")
    assert done.returncode == 0, done.stdout
    assert grade(copy / "solutions", "--course", copy).returncode == 0


def test_samples_of_no_step_are_refused(copy):
    (copy / "submissions/step1_double/other.py").write_text("")
    done = verify(copy)
    assert done.returncode == 2
    assert "other.py:1: samples are called" in done.stderr


def test_a_sample_concerns_the_checks_that_call_what_it_replaces(course):
    with Grader(course) as grader:
        proof = samples.Proof(course, grader)
        called = proof.called(course.find("4"))
        assert called["step4_detector.marks_the_twos"] == {"two_targets"}
        assert called["step4_detector.finds_the_twos"] == {"train_two_detector"}
        everything = samples.find(course, ROOT / "tests" / "submissions")
        sample = next(one for one in everything if one.step.number == 4 and "def two_targets" in one.text)
        assert "step4_detector.scores_honestly" in proof.concerned(sample)
        assert "step4_detector.knows_the_baseline" not in proof.concerned(sample)
