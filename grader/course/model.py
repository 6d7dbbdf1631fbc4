"""A course folder -> Course: its steps and checks, found by file name, validated with file and line."""

import importlib.util
import inspect
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Self

from grader import package
from grader.course.home import root

STEP = re.compile(r"step(\d+)_[a-z0-9_]+")
HINT_TIERS = 3


class CourseError(Exception):
    """The course is not well made; the message starts with file:line."""


class Threshold(float):
    """A number with its evidence: see grader.api.threshold."""

    right: float
    wrong: float
    margin: float

    def __new__(cls, value: float, *, right: float, wrong: float, margin: float) -> Self:
        """A float that knows more."""
        self = super().__new__(cls, value)
        self.right, self.wrong, self.margin = right, wrong, margin
        return self

    def __getnewargs_ex__(self) -> tuple[tuple[float], dict[str, float]]:
        """It can be pickled."""
        return (float(self),), {"right": self.right, "wrong": self.wrong, "margin": self.margin}

    @property
    def stricter(self) -> float:
        """The value with the margin added."""
        return self + self.margin if self.right > self.wrong else self - self.margin


@dataclass(frozen=True)
class Check:
    """One verifiable claim worth points.

    Attributes:
        needs: names of the checks that must have passed.
        hidden: what a student reads in place of details, when it uses unseen digits; empty when it does not.
        line: where it is written.
    """

    id: str
    step: str
    name: str
    title: str
    points: int
    needs: tuple[str, ...]
    hidden: str
    line: int


@dataclass(frozen=True)
class Step:
    """One module that a student fills in."""

    id: str
    number: int
    title: str
    path: Path
    bonus: bool
    hints: Mapping[str, tuple[str, ...]]
    training: frozenset[str]
    checks: tuple[Check, ...]
    numbers: Mapping[str, float]

    @property
    def file(self) -> str:
        """The name of the student's file."""
        return f"{self.id}.py"

    @property
    def functions(self) -> tuple[str, ...]:
        """The functions to write, in order."""
        return tuple(self.hints)

    @property
    def points(self) -> int:
        """The sum over its checks."""
        return sum(check.points for check in self.checks)


@dataclass(frozen=True)
class Course:
    """Ordered steps, and where the files lie.

    A copy for students has a recorded `key` in place of the solutions; it is for one `seed`.

    Attributes:
        notebook: the file name of the steps as one notebook; empty when the course has none.
        repository: the web address from which students get the course; empty when it is not stated.
    """

    name: str
    version: str
    secret: str
    notebook: str
    repository: str
    checks: Path
    solutions: Path
    exercises: Path
    datasets: Path
    submissions: Path
    key: Path | None
    seed: int | None
    points: int | None
    bonus: int | None
    steps: tuple[Step, ...]

    def find(self, name: str) -> Step | None:
        """The step called N, stepN, its id or its file name."""
        wanted = name.strip().lower().removesuffix(".py")
        for step in self.steps:
            if wanted in (step.id, str(step.number), f"step{step.number}"):
                return step
        return None


def load(folder: Path | None = None) -> Course:
    """The course in a folder with checks/, solutions/, exercises/ and datasets/; by default the one that is installed.

    Raises:
        CourseError: a file is missing or is not well made.
    """
    base = folder or root()
    checks = base / "checks" if folder else package.FOLDER / "checks"
    settings = checks / "course.toml"
    try:
        about = tomllib.loads(settings.read_text("utf-8"))
        name, version = about["name"], about["version"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise CourseError(f"{settings}:1: a course needs this file with name and version ({error!r})") from error
    files = sorted((path for path in checks.glob("step*.py")), key=_number)
    if not files:
        raise CourseError(f"{checks}:1: a course needs at least one step1_NAME.py with checks")
    return Course(
        name=str(name),
        version=str(version),
        secret=str(about.get("secret", "")),
        notebook=str(about.get("notebook", "")),
        repository=str(about.get("repository", "")),
        checks=checks.resolve(),
        solutions=(base / "solutions").resolve(),
        exercises=(base / "exercises").resolve(),
        datasets=(base / "datasets").resolve(),
        submissions=next((path for path in (base / "tests" / "submissions",) if path.is_dir()), base / "submissions"),
        key=base / "key" if (base / "key").is_dir() else None,
        seed=about.get("seed"),
        points=about.get("points"),
        bonus=about.get("bonus"),
        steps=tuple(_step(path.resolve()) for path in files),
    )


def _number(path: Path) -> int:
    match = STEP.fullmatch(path.stem)
    if not match:
        raise CourseError(f"{path}:1: a step is called stepN_name.py, in lower case")
    return int(match[1])


def _step(path: Path) -> Step:
    module = _import(path)
    title = (module.__doc__ or "").strip().partition("\n")[0].rstrip(".")
    if not title:
        raise CourseError(f"{path}:1: the module's docstring is the step's title: it is missing")
    hints = _hints(module, path)
    checks = _checks(module, path)
    training = frozenset(getattr(module, "TRAINING", ()))
    if not training <= hints.keys():
        raise CourseError(f"{path}:1: TRAINING names {sorted(training - hints.keys())}, which HINTS does not have")
    return Step(
        id=path.stem,
        number=_number(path),
        title=title,
        path=path,
        bonus=bool(getattr(module, "BONUS", False)),
        hints=hints,
        training=training,
        checks=checks,
        numbers={name: value for name, value in vars(module).items() if isinstance(value, float) and name.isupper()},
    )


def _import(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"course_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        line = getattr(error, "lineno", None) or (error.__traceback__ and _last_line(error, path)) or 1
        raise CourseError(f"{path}:{line}: {type(error).__name__}: {error}") from error
    return module


def _last_line(error: Exception, path: Path) -> int:
    lines = [1]
    trace = error.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(path):
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return lines[-1]


def _hints(module: ModuleType, path: Path) -> dict[str, tuple[str, ...]]:
    hints: Any = getattr(module, "HINTS", None)
    if not isinstance(hints, dict) or not hints:
        raise CourseError(f"{path}:1: HINTS is missing: a dict of function name -> {HINT_TIERS} hints")
    for function, tiers in hints.items():
        if len(tiers) != HINT_TIERS or not all(isinstance(tier, str) and tier.strip() for tier in tiers):
            raise CourseError(f"{path}:1: HINTS[{function!r}] needs {HINT_TIERS} hints that are not empty")
    return {function: tuple(tiers) for function, tiers in hints.items()}


def _checks(module: ModuleType, path: Path) -> tuple[Check, ...]:
    functions = {name: value for name, value in vars(module).items() if name.startswith("test_") and callable(value)}
    checks: list[Check] = []
    for name, function in functions.items():
        line = inspect.unwrap(function).__code__.co_firstlineno
        place = f"{path}:{line}: {name}"
        points = getattr(function, "points", None)
        title = " ".join((function.__doc__ or "").split())
        needs = tuple(getattr(function, "needs", ()))
        hidden = getattr(function, "hidden", None)
        if type(points) is not int or points < 1:
            raise CourseError(f"{place} needs @points(N) with a whole number of points, at least 1")
        if not title:
            raise CourseError(f"{place} needs a docstring: the sentence that the student reads")
        if hidden is not None and not hidden.strip():
            raise CourseError(f"{place} needs @hidden(...) with a likely cause, as a question")
        for need in needs:
            if f"test_{need}" not in functions or need not in {check.name for check in checks}:
                raise CourseError(f"{place} needs a check {need!r}, and there is none above it")
            if not hidden and hasattr(functions[f"test_{need}"], "hidden"):
                raise CourseError(f"{place} needs {need!r}, which is hidden and runs after it")
        short = name.removeprefix("test_")
        checks.append(
            Check(
                id=f"{path.stem}.{short}",
                step=path.stem,
                name=short,
                title=title,
                points=points,
                needs=needs,
                hidden=hidden or "",
                line=line,
            )
        )
    if not checks:
        raise CourseError(f"{path}:1: a step needs at least one check: a function test_NAME with @points(N)")
    return tuple(checks)
