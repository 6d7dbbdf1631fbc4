"""In grading for marks, nothing that a student's code knows of unseen digits leaks, except whether checks passed."""

import json
import shutil
from types import SimpleNamespace

import numpy as np
import pytest

from grader.course import model as courses
from grader.course.model import CourseError
from grader.engine.machine import on_this_machine
from grader.engine.progress import Progress
from grader.engine.tally import Tally
from grader.outcomes import CourseFault
from grader.reports import json as json_report
from tests.running import ROOT, TINY, checks_of, grade, report_of, write_idx
from tests.workers import in_memory

# Pixels that no text contains by chance, however they are written.
SECRET = np.frombuffer(b"\xc5\xd9\xa7\xb3\xe1\xf2\x9d\x8b" * 98, np.uint8)
CHECKS = '''"""Double."""

import pytest

from grader.api import Image, as_array, expect, hidden, points

HINTS = {"double": ("What?", "Which?", "return ...")}


@pytest.fixture(scope="module")
def made(student):
    return student.double(1)


@points(2)
@hidden("Is every value doubled, whatever it is?")
def test_doubles_unseen(student, made, unseen):
    """It is right for digits that nobody has seen"""
    found = as_array(student.double(unseen.images))
    told = ", ".join(map(str, found.reshape(-1)[:8]))
    picture = unseen.images[0].reshape(28, 28, 1).repeat(3, 2)
    expect(found[0, 0] == 138, "It is wrong: " + told, help=told, expected=told, actual=told, images=[Image("it", picture)])


@points(1)
def test_doubles_one(student):
    """It doubles 1"""
    answer = student.double(1)
    expect(answer.data == 2, f"It is {answer.data}.", actual=str(answer.data))
'''
WAYS_OUT = {
    "returns": "    return x\n",
    "prints": "    print(list(SEEN[0][:8]) if SEEN else 'nothing')\n    return 2 * x\n",
    "raises": "    if SEEN: raise ValueError(str(list(SEEN[0][:8])))\n    return 2 * x\n",
    "is not written yet": "    if SEEN: raise NotImplementedError(str(SEEN[0][:8]))\n    return 2 * x\n",
    "exits": "    if SEEN: import os; os._exit(SEEN[0][0])\n    return 2 * x\n",
    "has a name": "    if SEEN: return type('X' + '_'.join(map(str, SEEN[0][:8])), (), {})()\n    return 2 * x\n",
    "answers later": "    return int(SEEN[0][0]) if SEEN and isinstance(x, int) else 2 * x\n",
}
STUDENT = """SEEN = []


def double(x):
    if not isinstance(x, int):
        SEEN.append(x[0].tolist())
"""


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """A course of one step, with a hidden check above one that is not, and marked digits."""
    folder = tmp_path_factory.mktemp("hidden") / "course"
    shutil.copytree(TINY, folder)
    shutil.copytree(ROOT / "datasets", folder / "datasets", ignore=shutil.ignore_patterns("*.md", "*.py"))
    (folder / "checks" / "step2_mean.py").unlink()
    (folder / "checks" / "step1_double.py").write_text(CHECKS)
    images = np.tile(SECRET, (3, 1))
    write_idx(folder / "datasets" / "hidden" / "t10k-images-idx3-ubyte.gz", images.reshape(3, 28, 28))
    write_idx(folder / "datasets" / "hidden" / "t10k-labels-idx1-ubyte.gz", images[:, 0])
    return folder


@pytest.fixture(scope="module")
def graders(marked):
    """One grader for marks, and one for a student alone."""
    with (
        on_this_machine(courses.load(marked), trusted=True) as trusted,
        on_this_machine(courses.load(marked)) as alone,
    ):
        yield {True: trusted, False: alone}


def graded(grader, folder, way):
    folder.mkdir()
    (folder / "step1_double.py").write_text(STUDENT + WAYS_OUT[way])
    return json.loads(json_report.dump(grader.grade_path(folder)))


def told(text):
    """Whether some of the marked pixels are in a text, unchanged or doubled."""
    return [value for value in map(int, np.unique(SECRET)) if f"{value}" in text or f"{2 * value}" in text]


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize("way", WAYS_OUT)
def test_nothing_comes_out_of_a_grading_for_marks(way, graders, tmp_path):
    report = graded(graders[True], tmp_path / "x", way)
    step = report["steps"][0]
    check = checks_of(report)["step1_double.doubles_unseen"]
    assert (check["seconds"], check["expected"], check["actual"], check["images"]) == (0.0, None, None, [])
    for name in ("submission", "environment"):
        del report[name]
    del step["seed"]
    for other in step["checks"]:
        other["seconds"] = 0
    assert told(json.dumps(report)) == []
    if check["outcome"] == "failed":
        assert check["message"] == "Fails on the hidden digits. Hidden checks give no details."
        assert check["help"] == "Is every value doubled, whatever it is?"
    # What it said before it saw them is there, and checks that are not hidden run before it sees them.
    assert step["student_output"] == ("nothing\n" * 2 if way == "prints" else "")
    assert checks_of(report)["step1_double.doubles_one"]["outcome"] == ("failed" if way == "returns" else "passed")


@pytest.mark.usefixtures("confined")
def test_the_command_says_no_more(marked, tmp_path):
    (tmp_path / "step1_double.py").write_text(STUDENT + WAYS_OUT["prints"].replace("2 * x", "x"))
    done = grade(tmp_path, "--course", marked, "--trusted")
    assert done.returncode == 1
    assert "Fails on the hidden digits. Hidden checks give no details." in done.stdout
    assert told(done.stdout + done.stderr) == []


@pytest.mark.usefixtures("confined")
@pytest.mark.parametrize("way", ["returns", "prints", "raises", "has a name"])
def test_a_student_alone_is_told(way, graders, tmp_path):
    report = graded(graders[False], tmp_path / "x", way)
    del report["submission"], report["environment"]
    for step in report["steps"]:
        del step["seed"]
    assert told(json.dumps(report))


@pytest.mark.usefixtures("confined")
def test_what_went_wrong_before_the_unseen_digits_is_told(marked, tmp_path):
    (tmp_path / "step1_double.py").write_text("def double(x):\n    return y\n")
    with on_this_machine(courses.load(marked), trusted=True) as grader:
        checks = grader.grade_path(tmp_path).steps[0].checks
    assert "NameError" in checks[1].message
    assert "NameError" in checks[0].message


def change(course, folder, old, new):
    shutil.copytree(course, folder)
    path = folder / "checks" / "step1_double.py"
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))
    return folder


def test_who_uses_unseen_digits_is_hidden(marked, tmp_path):
    folder = change(marked, tmp_path / "course", '@hidden("Is every value doubled, whatever it is?")\n', "")
    with (
        on_this_machine(courses.load(folder)) as grader,
        pytest.raises(CourseFault, match="uses unseen and is not @hidden"),
    ):
        grader.grade_path(TINY / "solutions")
    assert grade(TINY / "solutions", "--course", folder).returncode == 3


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('@hidden("Is every value doubled, whatever it is?")', "@hidden", r"needs @hidden\(...\) with a likely cause"),
        ('@hidden("Is every value doubled, whatever it is?")', '@hidden(" ")', "likely cause"),
        ("@points(1)\n", '@points(1)\n@__import__("grader.api").api.needs("doubles_unseen")\n', "runs after it"),
        (
            '@pytest.fixture(scope="module")\ndef made(student)',
            "@__import__('grader.api').api.kept\ndef made(unseen)",
            "@kept",
        ),
    ],
)
def test_a_course_that_would_tell_is_refused(marked, tmp_path, old, new, message):
    folder = change(marked, tmp_path / "course", old, new)
    with pytest.raises(CourseError, match=message), in_memory(courses.load(folder)) as grader:
        grader.grade_path(TINY / "solutions")


def test_the_order_of_checks_in_the_report_is_the_courses(marked):
    _, report = report_of(TINY / "solutions", "--course", marked)
    assert list(checks_of(report)) == ["step1_double.doubles_unseen", "step1_double.doubles_one"]


class Order(Progress):
    """The ids of the checks as they begin."""

    def __init__(self):
        self.begun = []

    def check(self, check):
        self.begun.append(check.id)


def test_for_marks_no_step_speaks_after_one_has_seen_hidden_digits(course):
    """What it has seen it might tell another step, in the times of a file's pages if not in words."""
    hidden = {check.id for step in course.steps for check in step.checks if check.hidden}
    steps = tuple(map(course.find, "456"))
    for trusted in (True, False):
        order = Order()
        with in_memory(course, trusted=trusted) as grader:
            grader.grade_path(course.exercises, steps=steps, progress=order)
        found = [check in hidden for check in order.begun]
        assert len(found) == sum(len(step.checks) for step in steps)
        assert (found == sorted(found)) is trusted


def test_a_second_life_adds_nothing(tiny):
    step = tiny.steps[0]
    tally = Tally(trusted=True)
    lives = [
        SimpleNamespace(
            loader=SimpleNamespace(file=f"{life}.py", notes=[life], cells={len(life)}),
            output=life,
            seed=len(life),
            cpu_seconds=1,
        )
        for life in ("first", "second life")
    ]
    for twin in lives:
        tally.twins[step.id] = twin
        tally.close(step, twin, SimpleNamespace(cpu_seconds=1))
        tally.conceal(step)
    assert (tally.notes, tally.cells, tally.output, tally.places) == (
        {step.id: ["first"]}, {step.id: {5}}, {step.id: "first"}, {step.id: ("first.py", 5)}
    )  # fmt: skip
    assert tally.called_cpu_seconds == 4
