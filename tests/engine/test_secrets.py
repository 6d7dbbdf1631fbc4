"""No answer is in the student's process: hidden labels, checks and solutions are marked, and the process searched."""

import ast
import hashlib
import json
import re
import shutil
import sys

import nbformat
import numpy as np
import pytest

from grader.course import model as courses
from grader.engine.machine import on_this_machine
from tests.doors.test_jupyter import executed, shown
from tests.notebook import notebooks
from tests.notebook.notebooks import code, of
from tests.running import ROOT, TINY, write_idx

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the search reads /proc")

# Each canary is HEAD and a tail; the search knows HEAD and a digest of the tails, so that it does not find itself.
HEAD = b"CANARY-"
TAILS = {"hidden": b"5f1c0b77e2", "checks": b"a94d3e6610", "solutions": b"c3770fd2be", "told": b"0e1b92d7aa"}

# What of ours may be in a student's process.
ALLOWED = re.compile(
    r"grader(\.course(\.home)?|\.package|\.(notebook|sandbox)(\.\w+)?|\.worker(\.(inside|protocol)(\.\w+)?)?)?"
)
SEARCH = """
import hashlib, os, sys

HEAD = bytes(b - 1 for b in b"DBOBSZ.")
NAMES = {names}


def double(x):
    found = set()

    def look(data, where):
        at = data.find(HEAD)
        while at >= 0:
            tail = data[at + len(HEAD) : at + len(HEAD) + 10]
            name = NAMES.get(hashlib.sha256(tail).hexdigest())
            if name:
                found.add(f"{{name}} in {{where}}")
            at = data.find(HEAD, at + 1)

    look(repr(sys.argv).encode(), "argv")
    look(repr(dict(os.environ)).encode(), "environ")
    look(open("/proc/self/environ", "rb").read(), "/proc/self/environ")
    look(open("/proc/self/cmdline", "rb").read(), "cmdline")
    for name, module in list(sys.modules.items()):
        look(repr(vars(module)).encode("utf-8", "replace") if name.startswith("grader") else b"", name)
    with open("/proc/self/mem", "rb") as memory:
        for line in open("/proc/self/maps"):
            span, mode, *_ = line.split()
            start, end = (int(edge, 16) for edge in span.split("-"))
            if mode[0] != "r" or "[v" in line:
                continue
            try:
                memory.seek(start)
                look(memory.read(end - start), "memory")
            except (OSError, ValueError, OverflowError):
                pass
    print("FOUND", sorted(found))
    print("MODULES", sorted(name for name in sys.modules if name.partition(".")[0] in ("grader", "solutions", "tests")))
    return 2 * x
"""


def canary(name):
    return HEAD + TAILS[name]


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """The tiny course with a canary in its checks, its solutions and its hidden labels, all used before the student's."""
    folder = tmp_path_factory.mktemp("marked") / "course"
    shutil.copytree(TINY, folder)
    shutil.copytree(ROOT / "datasets", folder / "datasets", ignore=shutil.ignore_patterns("*.md", "*.py"))
    labels = np.frombuffer(canary("hidden") * 60, np.uint8)
    write_idx(folder / "datasets" / "hidden" / "t10k-labels-idx1-ubyte.gz", labels)
    solution = folder / "solutions" / "step1_double.py"
    solution.write_text(f"MARK = {canary('solutions')!r}\n" + solution.read_text())
    checks = folder / "checks" / "step1_double.py"
    text = checks.read_text()
    for old, new in (
        ('(student, reference, x):\n    """Every', '(student, reference, x, unseen):\n    """Every'),
        ("    found =", "    assert reference.double(x) and unseen.labels.size and MARK\n    found ="),
        ("@points(3)", f"MARK = {canary('checks')!r}\n\n\n@points(3)\n@hidden('Is it?')"),
        ('@needs("doubles")\n', ""),
        ("expect_unchanged, needs, points", "expect_unchanged, hidden, points"),
    ):
        assert old in text
        text = text.replace(old, new)
    checks.write_text(text)
    return folder


def hand_in(folder, more="", *, notebook=False):
    names = {hashlib.sha256(tail).hexdigest(): name for name, tail in TAILS.items()}
    text = SEARCH.format(names=names) + more
    if notebook:
        told = canary("told").decode()
        cells = [code(text, outputs=[told], told=told), notebooks.text(f"{told}\n")]  # only its code is passed on
        (folder / "digits.ipynb").write_text(json.dumps({**of(*cells), "metadata": {"told": told}}))
    else:
        (folder / "step1_double.py").write_text(text)
    return folder


@pytest.mark.parametrize("notebook", [False, True])
@pytest.mark.parametrize("kind", ["zygote", "spawn"])
def test_no_canary_is_in_the_students_process(marked, tmp_path, kind, notebook):
    # With namespaces of its own it has no /proc, by which its memory is searched.
    with on_this_machine(courses.load(marked), worker=kind, without=("namespaces",)) as grader:
        for _ in range(2):  # the second time the reference has been called in this zygote's other children
            report = grader.grade_path(hand_in(tmp_path, notebook=notebook))
            step = report.steps[0]
            assert step.file == ("digits.ipynb" if notebook else "step1_double.py")
            assert step.outcome == "passed", step.checks
            assert "FOUND []" in step.student_output
            modules = ast.literal_eval(step.student_output.partition("MODULES ")[2].splitlines()[0])
            assert "grader.worker.inside.module" in modules
            assert [name for name in modules if not ALLOWED.fullmatch(name)] == []


def test_no_canary_is_in_the_kernel_that_grades_a_notebook(marked, tmp_path):
    names = {hashlib.sha256(tail).hexdigest(): name for name, tail in TAILS.items()}
    search = SEARCH.format(names=names).replace("def double", "def search")
    double = "def double(x):\n    return 2 * x"
    sources = ["%load_ext grader", search, double, f"%grade --course {marked}", "%hint 1", "search(1)"]
    made = executed(nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, sources)]), tmp_path)
    assert "Score 4/4" in shown(made.cells[3])
    assert "FOUND []" in shown(made.cells[-1])
    sources[0] += f"\nKNOWN = {canary('told')!r}"
    made = executed(nbformat.v4.new_notebook(cells=[*map(nbformat.v4.new_code_cell, sources)]), tmp_path)
    assert "told in memory" in shown(made.cells[-1])


@pytest.mark.parametrize("kind", ["zygote", "spawn"])
def test_the_search_finds_what_is_there(marked, tmp_path, kind):
    more = f"\nKNOWN = {canary('told')!r}\n"
    # With namespaces of its own it has no /proc, by which its memory is searched.
    with on_this_machine(courses.load(marked), worker=kind, without=("namespaces",)) as grader:
        step = grader.grade_path(hand_in(tmp_path, more)).steps[0]
    assert "told in memory" in step.student_output


def test_the_marks_are_used(marked):
    course = courses.load(marked)
    assert canary("checks").decode() in (course.checks / "step1_double.py").read_text()
    assert canary("solutions").decode() in (course.solutions / "step1_double.py").read_text()
    from grader.checking.digits import Unseen

    assert canary("hidden") in Unseen(course.datasets / "hidden").labels.tobytes()


FRAMES = """
import sys


def double(x):
    frame = sys._getframe()
    while frame is not None:
        print(frame.f_locals)
        frame = frame.f_back
    return 2 * x
"""


def test_the_seed_of_the_checks_inputs_is_in_no_frame(tiny_grader, tmp_path):
    (tmp_path / "step1_double.py").write_text(FRAMES)
    step = tiny_grader.grade_path(tmp_path).steps[0]
    assert step.outcome == "passed"
    assert "'seed': [" in step.student_output
    assert str(step.seed) not in step.student_output
