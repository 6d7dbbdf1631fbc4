"""Wrong and right submissions that prove the checks: what they claim, which checks they concern, whether it holds.

A sample is laid over its step's solution, so it has only the functions that differ. `wrong_NAME.py` starts with lines
`# fails: CHECK | pattern`, one for each check that must fail, with a pattern found in its words (message, help or
values), and `# why: ` who would write this. `right_NAME.py` starts with `# right: ` why it is right though unusual.
With a line `# allows: FAULT` it says that a fault of faults.py is none in the function that it has.
"""

import ast
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grader.course.model import Check, Course, CourseError, Step
from grader.engine.grader import Grader
from grader.engine.progress import Progress
from grader.outcomes import OUTCOMES
from grader.reports.model import StepResult

ALLOWS = re.compile(r"^# allows: (.+)$", re.MULTILINE)
FAILS = re.compile(r"^# fails: (\w+) \| (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Sample:
    """A file in submissions/STEP/."""

    path: Path
    step: Step

    @property
    def name(self) -> str:
        """Such as "step2_prepare/wrong_shuffle_unseeded"."""
        return f"{self.step.id}/{self.path.stem}"

    @property
    def text(self) -> str:
        """Its source, with what is not UTF-8 replaced."""
        return self.path.read_text("utf-8", "replace")

    @property
    def is_wrong(self) -> bool:
        """Whether it has to fail."""
        return self.path.name.startswith("wrong_")

    @property
    def fails(self) -> dict[str, str]:
        """Check name -> pattern in what is said."""
        return dict(FAILS.findall(self.text))

    def allows(self, function: str, fault: str) -> bool:
        """Whether it shows that a fault is none in this function."""
        return not self.is_wrong and fault in ALLOWS.findall(self.text) and f"def {function}(" in self.text


def find(course: Course, folder: Path) -> list[Sample]:
    """All samples below a folder.

    Raises:
        CourseError: one is not in a step's folder.
    """
    found = []
    for path in sorted(folder.glob("*/*.py")):
        step = course.find(path.parent.name)
        if step is None or not path.name.startswith(("wrong_", "right_")):
            raise CourseError(f"{path}:1: samples are called STEP/wrong_NAME.py or STEP/right_NAME.py")
        found.append(Sample(path, step))
    return found


class SampleGrader:
    """Grades samples, each with the checks that it can change.

    Args:
        course: whose checks are proved.
        grader: grades with that course.
    """

    def __init__(self, course: Course, grader: Grader) -> None:
        self.course = course
        self.grader = grader
        self._called: dict[str, dict[str, set[str]]] = {}

    def grade(self, sample: Sample, plugins: tuple[object, ...], *, whole: bool) -> StepResult:
        """The result of a sample, for the checks that it concerns.

        Args:
            sample: which.
            plugins: of pytest.
            whole: a wrong one also for hidden checks that it does not name, for most of which models are trained on all
                rows.
        """
        only = self.concerned(sample)
        if sample.is_wrong and not whole:
            only -= {check.id for check in sample.step.checks if check.hidden}
        only |= {f"{sample.step.id}.{name}" for name in sample.fails}
        return self.grade_over(sample.step, b"\n\n" + sample.path.read_bytes(), only, plugins)

    def grade_over(
        self,
        step: Step,
        source: bytes,
        only: frozenset[str],
        plugins: tuple[object, ...] = (),
    ) -> StepResult:
        """The result of source that is laid over a step's solution."""
        with tempfile.TemporaryDirectory(prefix="grade-sample-") as folder:
            (Path(folder) / step.file).write_bytes((self.course.solutions / step.file).read_bytes() + source)
            return self.grader.grade_path(Path(folder), steps=(step,), only=only, plugins=plugins).steps[0]

    def concerned(self, sample: Sample) -> frozenset[str]:
        """The checks that call a function which the sample replaces, itself or through others."""
        return self.calling(sample.step, self._changed(sample))

    def calling(self, step: Step, functions: frozenset[str] | None) -> frozenset[str]:
        """The checks that call one of these functions; None: all checks."""
        called = self.called(step)
        return frozenset(check.id for check in step.checks if functions is None or called[check.id] & functions)

    def called(self, step: Step) -> dict[str, set[str]]:
        """Check id -> the functions that it calls, seen while the solution was graded."""
        if step.id not in self._called:
            seen = Calls()
            self.grader.grade_path(self.course.solutions, steps=(step,), progress=seen, plugins=(seen,))
            self._called[step.id] = seen.of_checks
        return self._called[step.id]

    def know(self, step: Step, called: dict[str, set[str]]) -> None:
        """Get what `called` gives for a step from elsewhere."""
        self._called[step.id] = called

    def _changed(self, sample: Sample) -> frozenset[str] | None:
        """The step's functions that differ with this sample; None: it is not known, so all."""
        try:
            defined = set(_defined(ast.parse(sample.text)))
        except (SyntaxError, ValueError):
            return None
        if not defined <= set(sample.step.functions):
            # Its own helpers change nothing by themselves; the solution's helpers may change everything.
            own = set(_defined(ast.parse((self.course.solutions / sample.step.file).read_text("utf-8"))))
            if defined & (own - set(sample.step.functions)):
                return None
        return self.changing(sample.step, defined & set(sample.step.functions))

    def changing(self, step: Step, changed: set[str]) -> frozenset[str]:
        """These functions and those of the solution that use them."""
        uses = _uses(self.course.solutions / step.file)
        while more := {function for function, used in uses.items() if used & changed} - changed:
            changed = changed | more
        return frozenset(changed)


def _defined(tree: ast.Module) -> Iterator[str]:
    """The names that a module binds at its top level."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name for alias in node.names)
        else:
            names = (part for part in ast.walk(node) if isinstance(part, ast.Name))
            yield from (name.id for name in names if isinstance(name.ctx, ast.Store))


def _uses(solution: Path) -> dict[str, set[str]]:
    """Function -> the names in its body."""
    tree = ast.parse(solution.read_text("utf-8"))
    return {
        node.name: {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
    }


class Calls(Progress):
    """Sees which functions each check calls, its fixtures' calls included: a progress and a pytest plugin."""

    def __init__(self) -> None:
        self.of_checks: dict[str, set[str]] = {}
        self._of_fixtures: dict[str, set[str]] = {}
        self._open: list[set[str]] = [set()]
        self._check = ""

    def check(self, check: Check) -> None:
        """A check begins."""
        self._check = check.id
        self.of_checks[check.id] = self._open[0] = set()

    def call(self, step: Step, function: str | None) -> None:
        """A function is called: "make_knn" or "make_knn(...).fit"."""
        del step
        if function and function != "import":
            self._open[-1].add(function.partition("(")[0])

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Any:
        """What is called now is called for this fixture."""
        self._open.append(self._of_fixtures.setdefault(fixturedef.argname, set()))
        try:
            return (yield)
        finally:
            self._open.pop()

    def pytest_runtest_teardown(self, item: pytest.Item) -> None:
        """A check has ended: it has called what its fixtures have."""
        for name in item.fixturenames:  # type: ignore[attr-defined]
            self.of_checks[self._check] |= self._of_fixtures.get(name, set())


def complaints(sample: Sample, result: StepResult) -> list[str]:
    """How a result differs from what the sample's header says."""
    fails = sample.fails
    found = []
    if sample.is_wrong and not fails:
        found.append("has no line '# fails: CHECK | pattern'")
    if not sample.is_wrong and fails:
        found.append("is called right_ but has a line '# fails:'")
    if not result.checks:
        found.append("replaces no function that a check calls")
    known = {check.name for check in sample.step.checks}
    found += [f"names a check {name!r} that {sample.step.id} does not have" for name in fails.keys() - known]
    for check in result.checks:
        name = check.id.partition(".")[2]
        said = f"{check.message} {check.help} expected: {check.expected} actual: {check.actual}"
        if name in fails:
            if OUTCOMES[check.outcome].fault != "student":
                found.append(f"{name} should fail but is {check.outcome}")
            elif not re.search(fails[name], said, re.DOTALL):
                found.append(f"{name} fails, but {fails[name]!r} is not in what it says: {said}")
        elif check.outcome != "passed" and not (fails and check.outcome == "skipped"):
            found.append(f"{name} is {check.outcome}: {said}")
    return found
