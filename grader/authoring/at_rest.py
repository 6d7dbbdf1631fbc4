"""What is not proved of a course and can be seen without grading."""

import ast
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.authoring import stubs
from grader.authoring.samples import Sample
from grader.course.model import Course, CourseError, Step, Threshold
from grader.engine.session import import_error

MIN_WRONG, MIN_RIGHT = 2, 1
LEAK_CHARACTERS = 12


@dataclass(frozen=True)
class Problem:
    """Something that is not proved: where, and what to do."""

    where: str
    words: str

    def __str__(self) -> str:
        return f"{self.where}: {self.words}"


def whole(course: Course) -> Iterator[Problem]:
    """Points that do not add up, and stubs that are not what the solutions say."""
    for words, wanted, bonus in (("points", course.points, False), ("bonus", course.bonus, True)):
        found = sum(step.points for step in course.steps if step.bonus is bonus)
        if wanted is not None and found != wanted:
            yield Problem(f"{course.checks / 'course.toml'}:1", f"says {words} = {wanted}, and the checks have {found}")
    try:
        drift = stubs.drift(course)
    except CourseError as error:
        where, _, words = str(error).partition(": ")
        yield Problem(where, words)
        return
    for path in drift:
        yield Problem(f"{path}:1", "differs from its solution: write it again with `grade stubs`")


def of_step(course: Course, step: Step, all_samples: list[Sample]) -> Iterator[Problem]:
    """What is still to be written, gives something away, or has too few submissions."""
    for path in (step.path, course.solutions / step.file):
        yield from _unwritten(path)
    failing = {name for sample in all_samples if sample.step == step for name in sample.fails}
    for check in step.checks:
        if check.name not in failing:
            yield Problem(f"{step.path}:{check.line}", f"no wrong submission fails the check {check.name}: add one")
    for number, line in stubs.leaks(course, step, LEAK_CHARACTERS):
        words = f"students find this line in their stub, its story or a check: {line!r}"
        yield Problem(f"{course.solutions / step.file}:{number}", words)
    for function in step.functions:
        about = [sample for sample in all_samples if sample.step == step and function in sample.text]
        for kind, wrong, least in (("wrong", True, MIN_WRONG), ("right", False, MIN_RIGHT)):
            count = sum(sample.is_wrong is wrong for sample in about)
            if count < least:
                words = f"{function} has {count} {kind} submissions and needs at least {least}"
                yield Problem(f"{step.path}:1", words)


def of_thresholds(step: Step) -> Iterator[Problem]:
    """Numbers that decide and have no evidence, or do not tell right from wrong."""
    lines = {
        target.id: node.lineno
        for node in ast.parse(step.path.read_text("utf-8")).body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for name, value in _numbers(step).items():
        where = f"{step.path}:{lines.get(name, 1)}"
        if not isinstance(value, Threshold):
            yield Problem(where, f"{name} = {value:g} has no evidence: write {name} = threshold(...)")
        elif not min(value.right, value.wrong) < value < max(value.right, value.wrong):
            words = f"a wrong submission reaches {value.wrong:g}, the worst right one {value.right:g}"
            yield Problem(where, f"the threshold {name} = {value:g} does not tell right from wrong: {words}")


def _numbers(step: Step) -> dict[str, float]:
    """The numbers that have names in a check file."""
    spec = importlib.util.spec_from_file_location(f"course_{step.id}", step.path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        raise import_error(step.path, error) from error
    return {name: value for name, value in vars(module).items() if isinstance(value, float) and name.isupper()}


def _unwritten(path: Path) -> Iterator[Problem]:
    if path.is_file():
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1):
            if "TODO" in line:
                yield Problem(f"{path}:{number}", f"is still to be written: {line.strip()}")
