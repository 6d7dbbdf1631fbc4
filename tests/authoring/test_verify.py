"""`grade verify` proves a course, and says with file and line what is not proved; `grade new` starts a step."""

import re
import shutil

import numpy as np
import pytest

from grader.authoring import faults, odd, pieces, samples, stubs, verify
from grader.authoring.verify import (
    claims_missed,
    claims_refuted,
    copy_for_students,
    examples_hold,
    points_and_stubs,
    right_with_secrets,
    samples_and_odd_values,
    solutions,
    solutions_with_seeds,
    stubs_not_attempted,
    texts_at_rest,
    thresholds,
    wrapped_faults,
)
from grader.course.model import load
from grader.engine.seeds import numbers_for
from tests.running import ROOT, TINY, grade, write_idx
from tests.workers import in_memory

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
    stubs.write(load(tmp_path / "course"))
    return tmp_path / "course"


def edit(path, before, after):
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def by_command(course, *arguments):
    return grade("verify", "--jobs", 1, "--course", course, *arguments)


# The command tries all of them.
SOME_VALUES = dict(list(odd.VALUES.items())[::6])


class Here:
    """A pool that does its work in this process, at once."""

    def give(self, then, function, *arguments):
        then(function(*arguments))

    def wait(self, *, mixed=False):
        pass


@pytest.fixture
def proof_of(copy, monkeypatch):
    """Runs some stages over the course, without a process; gives the proof."""

    def run(*stages, mutants=0, number=None, slow=False):
        course = load(copy)
        with in_memory(course) as grader:
            monkeypatch.setattr(odd, "VALUES", SOME_VALUES)
            monkeypatch.setattr(pieces, "_samples", samples.SampleGrader(course, grader), raising=False)
            chosen = [step for step in course.steps if number in (None, step.number)]
            found = [sample for sample in samples.find(course, course.submissions) if sample.step in chosen]
            refuters = {site: [] for step in chosen for site in verify.expects.find(step)}
            proof = verify.Proof(course, course.submissions, tuple(chosen), slow, mutants, found, refuters, Here())
            for stage in stages:
                stage(proof)
        return proof

    return run


@pytest.fixture
def prove(proof_of):
    """Runs some stages over the course; the problems they find, as text."""
    return lambda *stages, **settings: "\n".join(map(str, proof_of(*stages, **settings).problems))


def test_every_stage_is_run_in_this_order():
    assert (
        points_and_stubs,
        texts_at_rest,
        thresholds,
        solutions,
        solutions_with_seeds,
        copy_for_students,
        right_with_secrets,
        examples_hold,
        stubs_not_attempted,
        samples_and_odd_values,
        wrapped_faults,
        claims_refuted,
        claims_missed,
    ) == verify.STAGES


def test_no_stage_finds_anything_in_a_course_that_is_proved(prove):
    assert prove(*verify.STAGES, mutants=3) == ""


def test_a_course_that_is_proved(copy):
    done = by_command(copy, "--mutants", 100, "--table")
    assert (done.returncode, done.stderr.count("Not proved")) == (0, 0), done.stdout
    rows = [re.split("  +", line) for line in done.stdout.partition("\n\n")[0].splitlines()]
    assert rows[:3] == [
        ["function", "fault", "noticed by"],
        ["double", "keeps its first result", "doubles"],
        ["double", "returns the result before", "doubles"],
    ]
    assert {words.split(",")[0]: int(n) for n, words in re.findall(r"^ *(\d+)  (.+)$", done.stdout, re.MULTILINE)} == {
        "wrong submissions fail the checks they name": 4,
        "right submissions get full marks": 2,
        "claims": 3,
        "faults wrapped around a solution's function": 4,
        "odd return values": 2 * len(odd.VALUES),
        "gradings of a solution": 4,
        "steps whose examples come out as they say": 2,
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


def harder_in_a_copy(course):
    """Models are judged by digits: the hidden ones are as they should be, those that students have are not."""
    for name, label in (("hidden", 2), ("mnist", 3)):
        (course / "datasets" / name).mkdir(parents=True)
        write_idx(course / "datasets" / name / "t10k-images-idx3-ubyte.gz", np.zeros((4, 2, 2), np.uint8))
        write_idx(course / "datasets" / name / "t10k-labels-idx1-ubyte.gz", np.full(4, label, np.uint8))
    checks = course / "checks" / "step1_double.py"
    edit(checks, "as_array, ", "as_array, expect, hidden, ")
    checks.write_text(
        checks.read_text("utf-8")
        + '\n\n@points(1)\n@hidden("Is it?")\ndef test_unseen(student, unseen):\n    """Twos"""\n'
        "    student.double(unseen.labels)\n"
        '    expect(unseen.labels[0] == 2, "These are no twos.", help="Are they?")\n',
        "utf-8",
    )


def with_an_example(course, text):
    checks = course / "checks" / "step1_double.py"
    checks.write_text(f'{checks.read_text("utf-8")}\nTRY_IT = {{"double": """\n{text}\n"""}}\n', "utf-8")


def with_a_notebook(course, story):
    edit(course / "checks/course.toml", "version", 'notebook = "tiny.ipynb"\nversion')
    (course / "checks" / "step2_mean.md").write_text(story, "utf-8")
    assert grade("stubs", "--course", course).returncode == 0


CHANGES = {
    "the digits that students have do not do": (
        (solutions, copy_for_students),
        harder_in_a_copy,
        [r"with the digits that students have, has failed in step1_double\.unseen.*no twos"],
    ),
    "a wrong submission that alone refutes a claim is deleted": (
        (texts_at_rest, solutions, samples_and_odd_values, claims_refuted),
        lambda course: (course / "submissions/step1_double/wrong_double_in_place.py").unlink(),
        [r"step1_double\.py:\d+: no wrong submission is stopped by this expect_unchanged", "fails the check keeps_input"],
    ),
    "a threshold is lowered": (
        (thresholds,),
        lowered,
        [r"step1_double\.py:\d+: the threshold SHARE = 0\.4 does not tell right from wrong", "reaches 0.45"],
    ),
    "a stub is edited": (
        (points_and_stubs,),
        lambda course: edit(course / "exercises/step1_double.py", "# TODO", "# TODO now"),
        [r"exercises/step1_double\.py:1: differs from its solution"],
    ),
    "a stub has a line of the solution": (
        (texts_at_rest,),
        leaking,
        [r"solutions/step1_double\.py:\d+: students find this line in their stub, its story or a check: 'return 2 \* x  # so'"],
    ),
    "a story has a line of the solution": (
        (texts_at_rest,),
        lambda course: with_a_notebook(course, "{{train_mean}}\n\n```python\nreturn _Mean(np.mean(y))\n```\n"),
        [r"solutions/step2_mean\.py:\d+: students find this line in their stub, its story or a check: 'return _Mean"],
    ),
    "an example has a line of the solution": (
        (texts_at_rest,),
        lambda course: with_an_example(course, ">>> double(7)  # return _Mean(np.mean(y))\n14"),
        [r"solutions/step2_mean\.py:\d+: students find this line in their stub, its story or a check: 'return _Mean"],
    ),
    "a story gives a function away": (
        (stubs_not_attempted,),
        lambda course: with_a_notebook(course, "```python\ntrain_mean = lambda x, y: 3\ndef double(x): return x\n```\n"),
        [r"tiny\.ipynb:1: the stub has failed in step1_double\.doubles, it should be not_attempted"],
    ),
    "a notebook is edited": (
        (points_and_stubs,),
        lambda course: (with_a_notebook(course, ""), edit(course / "exercises/tiny.ipynb", "# TODO", "# DONE")),
        [r"exercises/tiny\.ipynb:1: differs from its solution"],
    ),
    "a marker is missing": (
        (points_and_stubs,),
        lambda course: edit(course / "solutions/step1_double.py", "    # END SOLUTION\n", ""),
        [r"solutions/step1_double\.py:6: BEGIN SOLUTION without an END SOLUTION"],
    ),
    "the points do not add up": (
        (points_and_stubs,),
        lambda course: edit(course / "checks/course.toml", "version", "points = 100\nversion"),
        [r"course\.toml:1: says points = 100, and the checks have 10"],
    ),
    "what is kept from one call to the next shows nowhere": (
        (solutions, wrapped_faults),
        lambda course: edit(course / "checks/step1_double.py", "    student.double(x + 1)", "    #"),
        [r"step1_double\.py:1: no check notices that double keeps its first result"],
    ),
    "a changed input shows nowhere": (
        (solutions, wrapped_faults),
        lambda course: (
            edit(course / "solutions/step1_double.py", "def double(x):", "def double(x: list[int]):"),
            edit(course / "checks/step1_double.py", "    expect_unchanged(student.double.keeping_inputs(x), x)", "    #"),
        ),
        [r"step1_double\.py:1: no check notices that double changes x"],
    ),
    "a wrong submission passes": (
        (solutions, samples_and_odd_values),
        lambda course: edit(course / "submissions/step1_double/wrong_double_squares.py", "x**2", "x + x"),
        [r"wrong_double_squares\.py:1: doubles should fail but is passed"],
    ),
    "a message is not what the header says": (
        (solutions, samples_and_odd_values),
        lambda course: edit(course / "checks/step1_double.py", "Is it x + x?", "What is twice x?"),
        [r"wrong_double_squares\.py:1: doubles fails, but 'Is it x .*' is not in what it says: .*What is twice x\?"],
    ),
    "a right submission fails": (
        (solutions, samples_and_odd_values),
        lambda course: edit(course / "submissions/step1_double/right_double_adds.py", "value + value", "value"),
        [r"right_double_adds\.py:1: doubles is failed"],
    ),
    "a check stumbles over odd values": (
        (solutions, samples_and_odd_values),
        lambda course: edit(
            course / "checks/step2_mean.py", "return as_model(", "return len(student.train_mean([], []).data) or as_model("
        ),
        [r"step2_mean\.py:\d+: step2_mean\.\w+ stumbles when train_mean returns .*TypeError"],
    ),
    "a number has no evidence": (
        (thresholds,),
        lambda course: edit(course / "checks/step2_mean.py", "TRAINING", "SHARE = 0.5\nTRAINING"),
        [r"step2_mean\.py:\d+: SHARE = 0\.5 has no evidence"],
    ),
    "an example says something else": (
        (examples_hold,),
        lambda course: with_an_example(course, ">>> double(np.array([1, 2]))\n[2, 4]\n>>> double(np.array([3]))\n[7]"),
        [r"step1_double\.py:1: with the solution, double\(np\.array\(\[3\]\)\) is not \[7\], as an example says$"],
    ),
    "an example does not run": (
        (examples_hold,),
        lambda course: with_an_example(course, ">>> double(nothing)\n[2, 4]"),
        [r"^\S*step1_double\.py:1: with the solution, double\(nothing\) is not \[2, 4\], as an example says$"],
    ),
    "a solution is wrong": (
        (solutions, solutions_with_seeds),
        lambda course: edit(course / "solutions/step2_mean.py", "np.mean(y)", "np.max(y)"),
        [r"solutions/step2_mean\.py:1: the solution, with seed \d.*, has failed in step2_mean\.predicts_the_mean"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_not_proved_is_said_with_file_and_line(copy, prove, name):
    stages, change, patterns = CHANGES[name]
    change(copy)
    said = prove(*stages)
    for pattern in patterns:
        assert re.search(pattern, said), said


def test_the_command_says_what_is_not_proved(copy):
    edit(copy / "submissions/step1_double/wrong_double_squares.py", "x**2", "x + x")
    # It replaces nothing, so there is nothing to grade.
    (copy / "submissions/step1_double/right_nothing.py").write_text("# right: a helper\n\n\ndef helper():\n    pass\n")
    done = by_command(copy, "1")
    assert done.returncode == 1, done.stdout + done.stderr
    assert re.search(r"wrong_double_squares\.py:1: doubles should fail but is passed", done.stdout)
    assert re.search(r"right_nothing\.py:1: replaces no function that a check calls", done.stdout)
    assert "Not proved: " in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_a_sample_that_replaces_nothing_is_said(copy, prove):
    (copy / "submissions/step1_double/right_nothing.py").write_text("# right: a helper\n\n\ndef helper():\n    pass\n")
    said = prove(solutions, samples_and_odd_values)
    assert re.fullmatch(r".*right_nothing\.py:1: replaces no function that a check calls", said)


def test_a_right_submission_that_fails_with_another_secret(copy, prove):
    checks = copy / "checks" / "step1_double.py"
    edit(checks, "def x(seed)", "def x(course_rng)")
    edit(checks, "np.random.default_rng(seed)", 'course_rng("x")')
    edit(checks, "    student.double(x + 1)", "    #")
    total = numbers_for(load(copy).secret, "step1_double", "x").integers(1, 100, 7).sum()
    edit(
        copy / "submissions/step1_double/right_double_adds.py",
        "value + value",
        f"value * (2 if sum(x) == {total} else 3)",
    )
    assert prove(solutions, right_with_secrets) == ""  # only with --slow
    said = prove(solutions, right_with_secrets, slow=True)
    assert re.search(r"right_double_adds\.py:1: with the secret 'other [12]': doubles is failed", said)


def test_a_claim_that_nobody_misses(copy, prove):
    checks = copy / "checks" / "step1_double.py"
    edit(
        checks,
        "    expect_same(",
        '    expect_same(found, 2 * x, "These are not the doubles.", help="Is it x + x?")\n    expect_same(',
    )
    said = prove(solutions, samples_and_odd_values, claims_missed, mutants=10)
    assert re.search(r"step1_double\.py:\d+: this expect_same\(\.\.\.\) is not missed when it is taken out", said)


def test_a_new_step_from_nothing_to_proved(copy, prove):
    assert grade("new", "step1_again", "--course", copy).returncode == 2
    assert grade("new", "triple", "--course", copy).returncode == 2
    done = grade("new", "step3_triple", "--course", copy)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("written: ") == 3
    said = prove(*verify.STAGES, number=3)
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
    (folder / "wrong_triple_in_place.py").write_text(
        "# fails: triple_is_right | changed its argument\n# why: *=\n\n\ndef triple(x):\n    x *= 3\n    return x.copy()\n"
    )
    (folder / "right_triple_list.py").write_text(
        "# right: a list is fine\n\n\ndef triple(x):\n    return [3 * value for value in x]\n"
    )
    assert grade("stubs", "--course", copy).returncode == 0
    assert prove(*verify.STAGES, number=3) == ""
    assert grade(copy / "solutions", "--course", copy).returncode == 0


def test_a_right_submission_may_allow_a_fault(copy, proof_of):
    right = copy / "submissions/step1_double/right_double_adds.py"
    right.write_text(right.read_text().replace("# right", "# allows: keeps its first result\n# right", 1))
    proof = proof_of(solutions, wrapped_faults, number=1)
    assert proof.problems == []
    assert list(proof.noticed) == [("double", faults.PREVIOUS)]


def test_every_fault_of_a_function_is_a_fault():
    """Around a function whose result follows from all its rows, none of them goes without a difference."""
    first, second = np.arange(12).reshape(4, 3), np.arange(12, 24).reshape(4, 3)

    def outcome(function):
        one, two = first.copy(), second.copy()
        return [function(one).tolist(), function(two).tolist(), one.tolist(), two.tolist()]

    solution = ROOT / "solutions" / "step2_prepare.py"
    wrapped = faults.of_function(solution, "to_int_labels")
    assert list(wrapped) == [faults.KEPT, faults.PREVIOUS, faults.LAST_ROWS, "changes y"]
    right = outcome(lambda x: x + 1)
    for fault, source in wrapped.items():
        names = {"to_int_labels": lambda x: x + 1}
        exec(source, names)
        assert outcome(names["to_int_labels"]) != right, fault


def test_samples_of_no_step_are_refused(copy):
    (copy / "submissions/step1_double/other.py").write_text("")
    done = by_command(copy)
    assert done.returncode == 2
    assert "other.py:1: samples are called" in done.stderr


def test_a_sample_concerns_the_checks_that_call_what_it_replaces(course, course_grader):
    proof = samples.SampleGrader(course, course_grader)
    called = proof.called(course.find("3"))
    assert called["step3_plot.makes_an_image"] == {"to_image"}
    assert called["step3_plot.has_the_label_as_title"] == {"plot_digit"}
    everything = samples.find(course, ROOT / "tests" / "submissions")

    def concerned(function):
        defined = [one for one in everything if one.step.number == 3 and f"def {function}(" in one.text]
        return proof.concerned(next(one for one in defined if one.text.count("def ") == 1))

    assert {"step3_plot.makes_an_image", "step3_plot.labels_the_grid"} <= concerned("to_image")  # which a grid uses
    assert "step3_plot.labels_the_grid" in concerned("plot_grid")
    assert "step3_plot.makes_an_image" not in concerned("plot_grid")
