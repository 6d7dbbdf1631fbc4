"""An assignment for benchmarks/peers.py, as a course of ours, for nbgrader and for otter-grader.

Five numpy functions and a small fit with scikit-learn, so that what is measured is the grading.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from textwrap import dedent, indent
from typing import Any

NAME = "peers"
WRONG = 3  # every third submission is a wrong one
RIGHT_POINTS, KEPT_POINTS = 2, 1
IMPORTS = "import numpy as np\nfrom sklearn.linear_model import LogisticRegression"

Scores = dict[str, float]  # a student's points


@dataclass(frozen=True)
class Task:
    """A function, what is right, what is wrong, and what it is checked with.

    Attributes:
        step: of our course.
        inputs: name -> an expression of `draw`, a numpy random generator.
        body: the solution's.
        wrong: another one, that a check finds.
        wanted: what is right, as an expression of the inputs, for those who have no reference to ask.
    """

    name: str
    step: str
    inputs: Mapping[str, str]
    body: str
    wrong: str
    wanted: str

    @property
    def head(self) -> str:
        """Its first line."""
        return f"def {self.name}({', '.join(self.inputs)}):"

    @property
    def drawn(self) -> str:
        """Statements that make its inputs from `draw`."""
        return "\n".join(f"{name} = {made}" for name, made in self.inputs.items())

    @property
    def called(self) -> str:
        """A call of it with these."""
        return f"{self.name}({', '.join(self.inputs)})"


LABELS = "draw.integers(0, 10, 200)"
TASKS = (
    Task(
        "scale", "arrays", {"images": "draw.integers(0, 256, (50, 64))"}, "images / 255", "images / 256", "images / 255"
    ),
    Task(
        "to_numbers",
        "arrays",
        {"texts": "draw.integers(0, 10, 200).astype(str)"},
        "texts.astype(int)",
        "texts.astype(int) + 1",
        "np.array([int(text) for text in texts])",
    ),
    Task(
        "mirror",
        "arrays",
        {"images": "draw.integers(0, 256, (50, 64))"},
        "images.reshape(-1, 8, 8)[:, :, ::-1].reshape(images.shape)",
        "images[:, ::-1]",
        "np.array([np.fliplr(image.reshape(8, 8)).ravel() for image in images])",
    ),
    Task(
        "shares",
        "counts",
        {"labels": LABELS},
        "np.bincount(labels, minlength=10) / len(labels)",
        "np.bincount(labels, minlength=10)",
        "np.array([np.count_nonzero(labels == digit) / len(labels) for digit in range(10)])",
    ),
    Task(
        "confusion",
        "counts",
        {"labels": LABELS, "said": LABELS},
        "np.bincount(10 * labels + said, minlength=100).reshape(10, 10)",
        "np.bincount(10 * said + labels, minlength=100).reshape(10, 10)",
        "np.array([[np.count_nonzero((labels == one) & (said == two)) for two in range(10)] for one in range(10)])",
    ),
)
MODEL = Task(
    "train",
    "model",
    {"x": "np.repeat(np.eye(3), 40, axis=0) + draw.normal(0, 0.1, (120, 3))", "y": "np.repeat([0, 1, 2], 40)"},
    "LogisticRegression().fit(x, y)",
    "LogisticRegression().fit(x, y[::-1])",
    "",
)
ALL = (*TASKS, MODEL)
STEPS = {
    task.step: f"step{number}_{task.step}" for number, task in enumerate({one.step: one for one in ALL}.values(), 1)
}
API = "as_array, as_model, expect, expect_same, expect_unchanged, points"
MODEL_POINTS = RIGHT_POINTS + KEPT_POINTS
FULL = len(ALL) * MODEL_POINTS


# ---- the others' checks


def right(task: Task) -> str:
    """Statements that fail unless the function gives what it should."""
    if task is MODEL:
        found = f"unseen = np.repeat(np.eye(3), 30, axis=0)\nfound = {task.called}.predict(unseen)"
        return (
            f"{_drawing(task)}\n{found}\nassert np.mean(found == np.repeat([0, 1, 2], 30)) >= 0.9, 'It learns little.'"
        )
    compared = f"assert np.array_equal({task.called}, {task.wanted}), 'These are other values.'"
    return f"{_drawing(task)}\n{compared}"


def kept(task: Task) -> str:
    """Statements that fail if the function changes its inputs."""
    names = ", ".join(task.inputs)
    after = f"for now, was in zip([{names}], before):\n    assert np.array_equal(now, was), 'It changed its input.'"
    return f"{_drawing(task)}\nbefore = [one.copy() for one in [{names}]]\n{task.called}\n{after}"


def _drawing(task: Task) -> str:
    return f"draw = np.random.default_rng(7)\n{task.drawn}"


def checks(task: Task) -> dict[str, tuple[int, str]]:
    """Name -> points and statements."""
    if task is MODEL:
        return {f"{task.name}_right": (MODEL_POINTS, right(task))}
    return {f"{task.name}_right": (RIGHT_POINTS, right(task)), f"{task.name}_kept": (KEPT_POINTS, kept(task))}


# ---- the assignment, for each


def marked(task: Task, sign: str) -> str:
    """The solution's body, between the marks that leave it out of what students get."""
    return f"{sign} BEGIN SOLUTION\nreturn {task.body}\n{sign} END SOLUTION"


def cell(source: str, name: str, **settings: Any) -> dict[str, Any]:
    """A cell of code, as nbgrader marks it."""
    marks = {"grade": False, "solution": False, "locked": True, "grade_id": name, "schema_version": 3, **settings}
    about = {"id": name.replace("_", "-"), "metadata": {"nbgrader": {**marks, "task": False, "cell_type": "code"}}}
    return {"cell_type": "code", "execution_count": None, "outputs": [], "source": source, **about}


def for_nbgrader(folder: Path) -> None:
    """What nbgrader makes the assignment from; the tests are hidden from students."""
    cells = [cell(IMPORTS, "imports")]
    for task in ALL:
        cells.append(
            cell(f"{task.head}\n{indent(marked(task, '###'), '    ')}", task.name, solution=True, locked=False)
        )
        for name, (points, statements) in checks(task).items():
            hidden = f"### BEGIN HIDDEN TESTS\n{statements}\n### END HIDDEN TESTS"
            cells.append(cell(hidden, name, grade=True, points=points))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    book = {"cells": cells, "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    file = folder / "source" / NAME / f"{NAME}.ipynb"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps(book), "utf-8")


def for_otter(folder: Path) -> None:
    """What otter makes autograder.zip from."""
    (folder / "tests").mkdir(parents=True)
    for task in ALL:
        lines = ["from otter.test_files import test_case", "import numpy as np", "OK_FORMAT = False"]
        lines += [f"name = {task.name!r}", "points = None"]
        for name, (points, statements) in checks(task).items():
            lines += [f"@test_case(points={points}, hidden=True)", f"def test_{name}({task.name}):"]
            lines += [indent(statements, "    ")]
        (folder / "tests" / f"{task.name}.py").write_text("\n".join(lines) + "\n", "utf-8")


def for_us(folder: Path) -> None:
    """A course of ours."""
    for part in ("checks", "solutions"):
        (folder / part).mkdir(parents=True)
    (folder / "checks" / "course.toml").write_text('name = "Peers"\nversion = "1"\n', "utf-8")
    for step, file in STEPS.items():
        own = [task for task in ALL if task.step == step]
        bodies = [f'{task.head}\n    """Some {task.name}."""\n{indent(marked(task, "#"), "    ")}' for task in own]
        needed = IMPORTS if MODEL in own else IMPORTS.splitlines()[0]
        solution = "\n\n\n".join([f'"""Some {step}."""\n\n{needed}', *bodies]) + "\n"
        (folder / "solutions" / f"{file}.py").write_text(solution, "utf-8")
        hints = {task.name: ("What is asked for?", "numpy", f"return {task.body}") for task in own}
        imports = f"import numpy as np\nimport pytest\n\nfrom grader.api import {API}"
        head = f'"""Some {step}."""\n\n{imports}\n\nHINTS = {hints!r}\n'
        text = head + "".join(_our_model() if task is MODEL else _our_checks(task) for task in own)
        (folder / "checks" / f"{file}.py").write_text(text, "utf-8")


def _our_checks(task: Task) -> str:
    inputs, name = ", ".join(task.inputs), task.name
    return dedent('''

        @pytest.fixture
        def {name}_inputs(seed):
            draw = np.random.default_rng(seed)
        {drawn}
            return {inputs},


        @points({right})
        def test_{name}_is_right(student, reference, {name}_inputs):
            """{name} gives what it should"""
            wanted = as_array(reference.{name}(*{name}_inputs))
            expect_same(as_array(student.{name}(*{name}_inputs)), wanted, "These are other values.")


        @points({kept})
        def test_{name}_keeps_its_input(student, {name}_inputs):
            """{name} leaves its input as it is"""
            expect_unchanged(student.{name}.keeping_inputs(*{name}_inputs), *{name}_inputs)
    ''').format(name=name, inputs=inputs, drawn=indent(task.drawn, "    "), right=RIGHT_POINTS, kept=KEPT_POINTS)


def _our_model() -> str:
    return dedent('''
        TRAINING = {{"train"}}


        @points({points})
        def test_train_learns(student):
            """The model is right about nine of ten rows"""
            draw = np.random.default_rng(7)
        {drawn}
            found = as_model(student.train(x, y)).predict(np.repeat(np.eye(3), 30, axis=0))
            expect(np.mean(found == np.repeat([0, 1, 2], 30)) >= 0.9, "It learns little.")
    ''').format(points=MODEL_POINTS, drawn=indent(MODEL.drawn, "    "))


def plain_script() -> str:
    """Imports the same and calls the same once; says what the calls alone take of the processor."""
    functions = [f"{task.head}\n    return {task.body}" for task in ALL]
    calls = ["import time", "start = time.process_time()", "draw = np.random.default_rng(7)"]
    calls += [f"{task.drawn}\n{task.called}{'.predict(x)' if task is MODEL else ''}" for task in ALL]
    return "\n".join([IMPORTS, *functions, *calls, "print(time.process_time() - start)"]) + "\n"


def submit(released: Path, number: int, folder: Path) -> Scores:
    """As many notebooks, no two the same, as submitted/STUDENT/ASSIGNMENT/; the points that they are worth."""
    worth = Scores()
    for place in range(number):
        student, wrong = f"student{place:03}", ALL[place // WRONG % len(ALL)] if place % WRONG == WRONG - 1 else None
        book = json.loads(released.read_text("utf-8"))
        for task, one in product(ALL, book["cells"]):
            if one["metadata"]["nbgrader"]["grade_id"] == task.name:
                body = task.wrong if task is wrong else task.body
                one["source"] = f"# {student}\n{task.head}\n    return {body}"
        file = folder / "submitted" / student / NAME / f"{NAME}.ipynb"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps(book), "utf-8")
        worth[student] = FULL - (0 if wrong is None else MODEL_POINTS if wrong is MODEL else RIGHT_POINTS)
    return worth
