"""Checks, session and scoring, with a student's code in a thread: what a course may ask, and what comes of it."""

import json
import time
import tracemalloc
from dataclasses import replace

import pytest

from grader.course.model import load
from grader.engine.grader import Grader
from grader.engine.machine import on_this_machine
from grader.engine.progress import Progress
from grader.engine.seeds import own_seed
from grader.outcomes import CourseFault, StudentFault
from grader.sandbox.policy import Property, Protection, Unprotected
from grader.submission.stage import stage
from grader.worker.launch.base import Lost
from tests.notebook.notebooks import code, of
from tests.running import TINY
from tests.workers import InMemory, in_memory

# All that a twin, or what a check is given, could be thought to have itself.
NAMES = (
    *("draw", "call", "file", "output", "stop", "open", "signature", "load", "begin", "ask", "restart", "functions"),
    *("transport", "loader", "seed", "keeping_inputs", "name", "twin", "layers", "notes", "cpu_seconds", "is_running"),
)


def make_course(folder, checks, solution, name="step1_x"):
    """A course of one step."""
    for path, text in (
        ("checks/course.toml", 'name = "One step"\nversion = "1"\n'),
        (f"checks/{name}.py", checks),
        (f"solutions/{name}.py", solution),
    ):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return load(folder)


def check(name, body, *, points=1, above=""):
    return f'\n\n{above}@points({points})\ndef test_{name}(student, reference):\n    """{name}"""\n    {body}\n'


HEAD = '"""Title."""\nimport pytest\nfrom grader.api import *\n'


def test_a_function_of_the_course_may_have_any_name(tmp_path):
    functions = "".join(f"def {name}(x):\n    return x + {number}\n" for number, name in enumerate(NAMES))
    hints = ", ".join(f'"{name}": ("?", "a", "b")' for name in NAMES)
    checks = HEAD + f"HINTS = {{{hints}}}\n"
    for name in NAMES:
        checks += check(name, f"expect(as_int(student.{name}(1)) == as_int(reference.{name}(1)), 'No.')")
    course = make_course(tmp_path, checks, functions)
    with in_memory(course) as grader:
        report = grader.grade_path(course.solutions)
    assert [one.outcome for one in report.steps[0].checks] == ["passed"] * len(NAMES), report.steps[0].checks
    assert report.score == len(NAMES)


@pytest.fixture
def graded(tmp_path):
    """Grades code with checks, in memory."""

    def grade(checks, code, solution="def f(x):\n    return 2 * x\n", **settings):
        head = HEAD + 'HINTS = {"f": ("?", "a", "b")}\n'
        course = make_course(tmp_path / "course", head + checks, solution)
        folder = tmp_path / "handed in"
        folder.mkdir(exist_ok=True)
        (folder / "step1_x.py").write_text(code)
        with in_memory(course, **settings) as grader:
            return grader.grade_path(folder)

    return grade


RIGHT = "expect_same(as_int(student.f(3)), as_int(reference.f(3)), 'It is not doubled.', help='Is it x + x?')"


def test_points_add_up_and_what_was_seen_is_told(graded):
    checks = check("doubles", RIGHT, points=2) + check("again", RIGHT.replace("3", "4"), points=5)
    report = graded(checks, "print('hello')\ndef f(x):\n    return x * x - 3\n")
    first, second = report.steps[0].checks
    assert (first.outcome, first.score, first.max_score, first.expected, first.actual) == ("passed", 2, 2, "6", "6")
    assert (second.outcome, second.score, second.max_score) == ("failed", 0, 5)
    assert (second.message, second.help, second.expected, second.actual) == (
        "It is not doubled.",
        "Is it x + x?",
        "8",
        "13",
    )
    assert (report.score, report.max_score, report.complete) == (2, 7, True)
    assert report.steps[0].student_output == "hello\n"


def test_a_check_waits_for_those_it_needs(graded):
    checks = check("doubles", RIGHT) + check("more", RIGHT, above='@needs("doubles")\n')
    second = graded(checks, "def f(x):\n    return 0\n").steps[0].checks[1]
    assert (second.outcome, second.message) == ("skipped", "Not checked yet: “doubles” has to pass first.")
    assert graded(checks, "def f(x):\n    raise NotImplementedError\n").steps[0].outcome == "not_attempted"


def test_what_went_wrong_in_a_fixture_is_told_once(graded):
    fixture = '\n\n@pytest.fixture(scope="module")\ndef six(student):\n    return as_int(student.f(3))\n'
    checks = fixture + check("a", "pass").replace("reference", "six") + check("b", "pass").replace("reference", "six")
    first, second = graded(checks, "def f(x):\n    return 1 / 0\n").steps[0].checks
    assert "f raised ZeroDivisionError: division by zero" in first.message
    assert (second.outcome, second.message) == ("skipped", "Not checked: fix the problem above first.")


@pytest.mark.parametrize(
    ("body", "solution"),
    [
        ("1 / 0", "def f(x):\n    return 2 * x\n"),
        ("reference.f(1)", "def f(x):\n    raise ValueError\n"),
        ("reference.g(1)", "def f(x):\n    return 2 * x\n"),
    ],
)
def test_a_fault_of_ours_costs_no_points_silently(graded, body, solution):
    report = graded(check("a", body) + check("b", "as_int(student.f(1))"), "def f(x):\n    return 2\n", solution)
    first, second = report.steps[0].checks
    assert (first.outcome, second.outcome, report.complete) == ("error", "passed", False)
    assert "The grader could not check this" in first.message
    assert "not your fault" in first.help


def test_no_time_left_is_said(graded):
    report = graded(check("a", RIGHT), "def f(x):\n    return 2 * x\n", time_limit=1e-9)
    assert (report.steps[0].outcome, report.finished) == ("timeout", False)
    assert "the time for the whole submission has run out" in report.steps[0].checks[0].message


def test_what_is_kept_is_made_once_for_all_submissions(tmp_path):
    head = HEAD + 'HINTS = {"f": ("?", "a", "b")}\nMADE = []\n\n\n'
    kept = "@kept\ndef made(course_rng):\n    MADE.append(1)\n    return course_rng('x').integers(9, size=3)\n"
    body = "assert len(MADE) == 1 and not made.flags.writeable"
    course = make_course(
        tmp_path, head + kept + check("a", body).replace("reference", "made"), "def f(x):\n    return x\n"
    )
    with in_memory(course) as grader:
        assert [grader.grade_path(course.solutions).score for _ in range(3)] == [1, 1, 1]


def test_nothing_to_check_is_no_error(tiny):
    with in_memory(tiny) as grader:
        report = grader.grade_path(TINY / "solutions", only=frozenset())
    assert [step.checks for step in report.steps] == [(), ()]
    assert (report.score, report.max_score, report.complete) == (0, 0, True)


def test_progress_is_told_of_checks_and_calls(tiny):
    class Seen(Progress):
        said = ()

        def begin(self, steps):
            self.said += (len(steps),)

        def check(self, check):
            self.said += (check.name,)

        def call(self, step, function):
            self.said += (function,) if function else ()

    seen = Seen()
    with in_memory(tiny) as grader:
        grader.grade_path(TINY / "solutions", steps=tiny.steps[:1], progress=seen)
    assert seen.said == (1, "doubles", "import", "double", "double", "keeps_input", "double")


# Seeds


def seeds(grader, folder):
    return [step.seed for step in grader.grade_path(folder).steps]


def test_each_step_has_a_seed_of_its_own_code(tiny, tmp_path):
    for step in tiny.steps:
        (tmp_path / step.file).write_bytes((TINY / "solutions" / step.file).read_bytes())
    with in_memory(tiny) as grader:
        before = seeds(grader, tmp_path)
        assert before == seeds(grader, tmp_path)
        assert before[0] != before[1]
        with (tmp_path / "step2_mean.py").open("a") as file:
            file.write("# edited\n")
        edited = seeds(grader, tmp_path)
        assert (edited[0], edited[1] != before[1]) == (before[0], True)
        (tmp_path / "helper.py").write_text("X = 1\n")
        assert not set(edited) & set(seeds(grader, tmp_path))
        with (tmp_path / "step2_mean.py").open("a") as file:
            file.write("# see step1_double\n")
        named = seeds(grader, tmp_path)
        with (tmp_path / "step1_double.py").open("a") as file:
            file.write("# a table that step 2 could read\n")
        assert named[1] != seeds(grader, tmp_path)[1]
        (tmp_path / "step1_double.py").unlink()
        assert grader.grade_path(tmp_path).steps[0].outcome == "not_attempted"
    with in_memory(replace(tiny, secret="another")) as grader:
        assert not set(before) & set(seeds(grader, TINY / "solutions"))


def test_a_given_seed_is_that_of_all_steps(tiny):
    with in_memory(tiny) as grader:
        report = grader.grade_path(TINY / "solutions", seed=5)
        assert (report.seed, [step.seed for step in report.steps]) == (5, [5, 5])
        assert grader.grade_path(TINY / "solutions").seed is None


def test_a_steps_code_finds_nothing_that_does_not_count_for_its_seed(tiny, tmp_path):
    mean = (TINY / "solutions" / "step2_mean.py").read_text()
    look = "import importlib, pathlib\nSEEN = sorted(path.name for path in pathlib.Path(__file__).parent.rglob('*'))\n"
    found = "print('SEEN', SEEN)\ntry:\n    importlib.import_module('step1' + '_double')\nexcept ImportError:\n    print('NOT THERE')\n"
    (tmp_path / "step1_double.py").write_text("TABLE = {}\n")
    (tmp_path / "helper.py").write_text("X = 1\n")
    (tmp_path / "step2_mean.py").write_text(look + found + mean)
    with on_this_machine(tiny) as grader:
        step = grader.grade_path(tmp_path, steps=tiny.steps[1:]).steps[0]
        assert step.outcome == "passed", step.checks
        assert "SEEN ['helper.py', 'step2_mean.py']" in step.student_output
        assert "NOT THERE" in step.student_output
        (tmp_path / "step2_mean.py").write_text(look + "import step1_double\nprint('SEEN', SEEN)\n" + mean)
        step = grader.grade_path(tmp_path, steps=tiny.steps[1:]).steps[0]
        assert "SEEN ['helper.py', 'step1_double.py', 'step2_mean.py']" in step.student_output


def test_a_cell_that_does_not_count_is_not_there(tiny, tmp_path):
    look = "import pathlib\nSEEN = [path.read_text() for path in pathlib.Path(__file__).parent.rglob('*') if path.is_file()]\n"
    solution = (TINY / "solutions" / "step1_double.py").read_text()
    double = look + solution.replace(
        "    return", "    print('COUNTED', len(SEEN), 'TAB' + 'LE' in str(SEEN))\n    return"
    )
    for other, source in (("step2_mean.py", "TABLE = 2\n"), ("helper.py", "X = 1\n")):
        (tmp_path / other).write_text(source)
    cells = [code("TABLE = {1: 2}\n"), code(double), code("def mean(x):\n    return TABLE[1]\n")]
    (tmp_path / "digits.ipynb").write_text(json.dumps(of(*cells)))
    seeds = set()
    with on_this_machine(tiny) as grader:
        for number in range(2):
            step = grader.grade_path(tmp_path / "digits.ipynb", steps=tiny.steps[:1]).steps[0]
            assert (step.outcome, step.file) == ("passed", "digits.ipynb"), step.checks
            assert "COUNTED 2 False" in step.student_output
            seeds.add(step.seed)
            cells[0] = code(f"TABLE = {{1: {number}}}\n")
            (tmp_path / "digits.ipynb").write_text(json.dumps(of(*cells)))
    assert len(seeds) == 1


def test_a_notebooks_name_and_a_cell_that_ends_the_process_say_nothing_unseen(tiny, tmp_path):
    double = (TINY / "solutions" / "step1_double.py").read_text()
    known = (
        "    import pathlib\n    print('SEEN', sorted(path.name for path in pathlib.Path.cwd().iterdir()))\n"
        "    try:\n        FLAG\n    except NameError:\n        print('THERE IS AN END')\n    return"
    )
    told = "FLAG = 1\nFLAG += END()\n" + double.replace("    return", known)
    deadly = "def END():\n    import os\n    os._exit(0)\n"
    found = []
    with on_this_machine(tiny) as grader:
        for name, cells in (("one", [told]), ("the answers are 1 2 3", [told]), ("one", [told, deadly])):
            (tmp_path / f"{name}.ipynb").write_text(json.dumps(of(*map(code, cells))))
            step = grader.grade_path(tmp_path / f"{name}.ipynb", steps=tiny.steps[:1]).steps[0]
            assert step.file == f"{name}.ipynb"
            found.append((step.seed, step.student_output))
    assert found[0] == found[1]
    assert "SEEN ['cells.ipynb']" in found[0][1]
    assert "THERE IS AN END" in found[2][1]
    assert found[0][0] != found[2][0]


def test_how_many_steps_are_handed_in_is_not_to_be_seen(tiny, tmp_path):
    mean = (TINY / "solutions" / "step2_mean.py").read_text()
    look = "import os\nABOUT = os.stat(os.path.dirname(os.path.dirname(__file__))).st_nlink, os.stat(__file__).st_mtime\nprint(ABOUT)\n"
    (tmp_path / "step2_mean.py").write_text(look + mean)
    said = []
    with on_this_machine(tiny) as grader:
        for _ in range(2):
            said.append(grader.grade_path(tmp_path).steps[1].student_output)
            (tmp_path / "step1_double.py").write_text((TINY / "solutions" / "step1_double.py").read_text())
    assert said[0] == said[1]
    assert "0.0)" in said[0]


def test_what_a_failed_check_has_seen_is_let_go(tmp_path):
    checks = HEAD + "HINTS = {'zeros': ('?', 'a', 'b')}\n"
    for number in range(12):
        checks += check(f"c{number}", "found = as_array(student.zeros()); expect(found.sum() == 1, 'No.')")
    course = make_course(tmp_path, checks, "import numpy as np\ndef zeros():\n    return np.zeros(2_000_000)\n")
    tracemalloc.start()
    try:
        with in_memory(course) as grader:
            report = grader.grade_path(course.solutions)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [one.outcome for one in report.steps[0].checks] == ["failed"] * 12
    assert most < 8 * 16e6  # of twelve answers of 16 MB; some copies of one are on their way at a time


# Who may be graded


UNSAFE = Protection(("thread",), (Property("no network", False, (), ("tcp",), "Pull the plug."),))


def test_for_marks_the_sandbox_has_to_prove_itself(tiny):
    launcher = InMemory()
    launcher.protection = UNSAFE
    with pytest.raises(Unprotected, match=r"not fully confine a submission \(missing: no network\)"):
        Grader(tiny, launcher, trusted=True)
    for settings in ({}, {"trusted": True, "allow_unprotected": True}):
        with Grader(tiny, launcher, **settings) as grader:
            report = grader.grade_path(TINY / "solutions")
        assert (report.score, report.environment["unprotected"]) == (10, "no network")


# What dies on the way


class Dying(InMemory):
    """A launcher whose process dies when it starts its Nth worker, so that this worker is lost."""

    def __init__(self, *deaths):
        super().__init__()
        self.deaths = deaths

    def start(self, folder, policy=None, libraries=()):
        process = super().start(folder, policy, libraries)
        if self.started in self.deaths:
            process.connection.close()
            process = replace(process, end=lost)
            process.connection._channel.inbox.put(b"")
        return process


def test_a_submission_that_a_death_of_ours_has_met_is_graded_again(tiny):
    for death in (1, 2, 3):
        launcher = Dying(death)
        with Grader(tiny, launcher) as grader:
            report = grader.grade_path(TINY / "solutions")
        assert (report.score, report.complete) == (10, True), death
        assert launcher.started > 3


def test_a_second_try_without_time_is_no_fault_of_the_students(tiny):
    class Late(Dying):
        def start(self, folder, policy=None, libraries=()):
            if self.started == 2:
                while time.monotonic() < self.until:  # until the time has run out
                    time.sleep(0.05)
            return super().start(folder, policy, libraries)

    launcher = Late(3)
    launcher.until = time.monotonic() + 1.5
    with Grader(tiny, launcher, time_limit=1) as grader:
        report = grader.grade_path(TINY / "solutions")
    assert (report.complete, report.steps[0].outcome) == (False, "error")


def test_the_death_of_an_idle_reference_costs_nothing(tiny):
    launcher = InMemory()
    with Grader(tiny, launcher) as grader:
        grader.grade_path(TINY / "solutions")
        transport = grader.references["step1_double"].transport
        transport._process = replace(transport._process, end=lost)
        transport._process.connection._channel.inbox.put(b"")
        started = launcher.started
        assert grader.grade_path(TINY / "solutions").score == 10
        assert launcher.started == started + 3  # nothing was graded twice


def lost():
    raise Lost("the launcher has died")


def test_when_it_dies_again_and_again_nobody_loses_points_silently(tiny):
    with Grader(tiny, Dying(*range(1, 100))) as grader:
        report = grader.grade_path(TINY / "solutions")
    assert (report.score, report.complete, report.steps[0].outcome) == (0, False, "error")


def test_faults_are_what_they_are_called():
    assert not issubclass(StudentFault, CourseFault)
    assert not issubclass(Lost, StudentFault)


def test_staging_and_grading_are_two_calls(tiny, tmp_path):
    with in_memory(tiny) as grader, stage(TINY / "solutions", tiny) as submission:
        known = submission.sha256
        assert grader.grade(submission).submission.sha256 == known
        assert own_seed(tiny, submission, tiny.steps[0]) == grader.grade(submission).steps[0].seed
