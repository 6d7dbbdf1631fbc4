"""A course folder -> Course: its steps and checks, found by file name, validated with file and line.

What a check file declares is read from its text: nothing of it runs, and neither pytest nor numpy is imported for it.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, Self

import platformdirs

from grader import package
from grader.course.calls import called
from grader.course.home import KEY, root

STEP = re.compile(r"step(\d+)_[a-z0-9_]+")
SECRET = "secret.txt"  # noqa: S105 - a file beside course.toml, in a bundle
HINT_TIERS = 3
NEVER, WHEN_FULL = "never", "after full marks"
DECLARED = ("HINTS", "TRAINING", "BONUS", "AFTERWARDS", "TRY_IT")  # names in a check file that are read
MARKS = ("points", "needs", "hidden")  # decorators of grader.api that are read


class CourseError(Exception):
    """The course has an error; the message starts with file:line."""


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
        functions: of the step, that it calls, in order.
    """

    id: str
    step: str
    name: str
    title: str
    points: int
    needs: tuple[str, ...]
    hidden: str
    line: int
    functions: tuple[str, ...] = ()

    def about(self, message: str) -> str:
        """The function that a message of this check is about: the first one named, or else called; empty if none is.

        In quotes a name is a key or a value, such as 'accuracy'.
        """
        for text in (message, self.title):
            places = {at.start(): name for name in self.functions if (at := re.search(rf"(?<!')\b{name}\b(?!')", text))}
            if places:
                return places[min(places)]
        return next(iter(self.functions), "")


@dataclass(frozen=True)
class Step:
    """One module that a student fills in.

    Attributes:
        afterwards: a sentence on what it was good for, for who has just done it; empty if its author wrote none.
        tries: function or check -> small examples of it, as `grader.course.tries` reads them.
    """

    id: str
    number: int
    title: str
    path: Path
    bonus: bool
    hints: Mapping[str, tuple[str, ...]]
    training: frozenset[str]
    checks: tuple[Check, ...]
    afterwards: str = ""
    tries: Mapping[str, str] = field(default_factory=dict)

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

    A copy for students has a recorded `key` in place of the solutions; it is for one `seed`. `policy` is what a class's
    marks follow from: see grader.batch.marks.

    Attributes:
        secret: makes seeds that nobody can foresee; empty when there is none.
        notebook: the file name of the steps as one notebook; empty when the course has none.
        repository: the web address from which students get the course; empty when it is not stated.
        hidden: the folder of the digits that no student has; None in a copy for students, where the test digits that
            they do have take their place.
        comparing: when a step may be compared with its solution: NEVER, WHEN_FULL, or from a day on.
        stubs: the folder with the stubs as they were handed out, which nobody edits; only a copy for students has it.
    """

    name: str
    version: str
    secret: str
    notebook: str
    repository: str
    checks: Path
    solutions: Path
    exercises: Path
    stubs: Path
    datasets: Path
    hidden: Path | None
    submissions: Path
    key: Path | None
    seed: int | None
    points: int | None
    bonus: int | None
    steps: tuple[Step, ...]
    policy: Mapping[str, Any] = field(default_factory=dict)
    comparing: str | date = WHEN_FULL

    @property
    def examples(self) -> Path:
        """Code to run and change, if there is such a folder."""
        return self.checks / "examples"

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
        CourseError: a file is missing or has an error.
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
    hidden, key = base / "datasets" / "hidden", base / KEY
    return Course(
        name=str(name),
        version=str(version),
        secret=str(about.get("secret", "")) or ("" if key.is_dir() else _secret(checks, str(name))),
        notebook=str(about.get("notebook", "")),
        repository=str(about.get("repository", "")),
        checks=checks.resolve(),
        solutions=(base / "solutions").resolve(),
        exercises=(base / "exercises").resolve(),
        stubs=(base / "stubs").resolve(),
        datasets=(base / "datasets").resolve(),
        hidden=hidden.resolve() if hidden.is_dir() else None,
        submissions=next((path for path in (base / "tests" / "submissions",) if path.is_dir()), base / "submissions"),
        key=key if key.is_dir() else None,
        seed=about.get("seed"),
        points=about.get("points"),
        bonus=about.get("bonus"),
        steps=tuple(_step(path.resolve()) for path in files),
        policy=about.get("policy", {}),
        comparing=_comparing(about.get("compare", WHEN_FULL), settings),
    )


def _comparing(value: Any, settings: Path) -> str | date:
    if value in (NEVER, WHEN_FULL):
        return str(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise CourseError(f'{settings}:1: compare is "{NEVER}", "{WHEN_FULL}" or a day, such as 2030-01-31: not {value!r}')


def _secret(checks: Path, name: str) -> str:
    """The secret in the file that a bundle has, or the instructor whose machine this is; "" when there is none."""
    file = next((file for file in (checks / SECRET, secret_file(name)) if file.is_file()), None)
    return file.read_text("utf-8").strip() if file else ""


def secret_file(name: str) -> Path:
    """Where an instructor keeps the secret of the course of this name: with the settings of other programs."""
    return platformdirs.user_config_path("digits-autograder") / f"{slug(name)}.{SECRET}"


def slug(name: str) -> str:
    """A course's name as that of a file."""
    return re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")


def _number(path: Path) -> int:
    match = STEP.fullmatch(path.stem)
    if not match:
        raise CourseError(f"{path}:1: a step is called stepN_name.py, in lower case")
    return int(match[1])


def _step(path: Path) -> Step:
    tree = _parsed(path)
    title = (ast.get_docstring(tree) or "").strip().partition("\n")[0].rstrip(".")
    if not title:
        raise CourseError(f"{path}:1: the module's docstring is the step's title: it is missing")
    declared = _declared(tree, path)
    hints = _hints(declared.get("HINTS"), path)
    training = frozenset(declared.get("TRAINING", ()))
    if not training <= hints.keys():
        raise CourseError(f"{path}:1: TRAINING names {sorted(training - hints.keys())}, which HINTS does not have")
    checks = tuple(_checks(tree, path, hints))
    tries = declared.get("TRY_IT", {})
    unknown = tries.keys() - hints.keys() - {check.name for check in checks}
    if unknown:
        raise CourseError(
            f"{path}:1: TRY_IT names {sorted(unknown)}, which are neither functions nor checks of the step"
        )
    return Step(
        id=path.stem,
        number=_number(path),
        title=title,
        path=path,
        bonus=bool(declared.get("BONUS", False)),
        hints=hints,
        training=training,
        checks=checks,
        afterwards=str(declared.get("AFTERWARDS", "")),
        tries=tries,
    )


def _parsed(path: Path) -> ast.Module:
    try:
        return ast.parse(path.read_bytes())
    except (OSError, SyntaxError, ValueError) as error:
        raise CourseError(f"{path}:{getattr(error, 'lineno', None) or 1}: {type(error).__name__}: {error}") from error


def _declared(tree: ast.Module, path: Path) -> dict[str, Any]:
    """The values of the names that the engine reads from a check file."""
    found = {}
    for node in tree.body:
        changed = [node.target] if isinstance(node, ast.AugAssign) else getattr(node, "targets", [])
        for target in changed:
            base = target.value if isinstance(target, ast.Subscript) else target
            changes = isinstance(node, ast.AugAssign) or isinstance(target, ast.Subscript)
            if changes and isinstance(base, ast.Name) and base.id in DECLARED:
                raise CourseError(f"{path}:{node.lineno}: {base.id} has to be written out, in one statement")
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and target.id in DECLARED and isinstance(node, (ast.Assign, ast.AnnAssign)):
                found[target.id] = _written_out(node.value, f"{path}:{node.lineno}: {target.id}")
    return found


def _written_out(node: ast.expr | None, what: str) -> Any:
    """The value of an expression that is made of literals."""
    try:
        return ast.literal_eval(node) if node else None
    except (ValueError, TypeError) as error:
        raise CourseError(f"{what} has to be written out: it is read without running the file") from error


def _hints(hints: Any, path: Path) -> dict[str, tuple[str, ...]]:
    if not isinstance(hints, dict) or not hints:
        raise CourseError(f"{path}:1: HINTS is missing: a dict of function name -> {HINT_TIERS} hints")
    for function, tiers in hints.items():
        if len(tiers) != HINT_TIERS or not all(isinstance(tier, str) and tier.strip() for tier in tiers):
            raise CourseError(f"{path}:1: HINTS[{function!r}] needs {HINT_TIERS} hints that are not empty")
    return {function: tuple(tiers) for function, tiers in hints.items()}


def _checks(tree: ast.Module, path: Path, names: Iterable[str]) -> list[Check]:
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")]
    _expect_plain(tree, functions, path)
    checks: list[Check] = []
    for node in functions:
        line = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
        where = f"{path}:{line}: {node.name}"
        marks = dict(_marks(node, where))
        points, needs, hidden = marks.get("points", ()), marks.get("needs", ()), marks.get("hidden")
        title = " ".join((ast.get_docstring(node) or "").split())
        if len(points) != 1 or type(points[0]) is not int or points[0] < 1:
            raise CourseError(f"{where} needs @points(N) with a whole number of points, at least 1")
        if not title:
            raise CourseError(f"{where} needs a docstring: the sentence that the student reads")
        if hidden is not None and not (len(hidden) == 1 and isinstance(hidden[0], str) and hidden[0].strip()):
            raise CourseError(f"{where} needs @hidden(...) with a likely cause, as a question")
        above = {check.name: check for check in checks}
        for need in needs:
            if need not in above:
                raise CourseError(f"{where} needs a check {need!r}, and there is none above it")
            if not hidden and above[need].hidden:
                raise CourseError(f"{where} needs {need!r}, which is hidden and runs after it")
        name = node.name.removeprefix("test_")
        checks.append(
            Check(
                id=f"{path.stem}.{name}",
                step=path.stem,
                name=name,
                title=title,
                points=points[0],
                needs=needs,
                hidden=hidden[0] if hidden else "",
                line=line,
                functions=called(node, tree, names),
            )
        )
    if not checks:
        raise CourseError(f"{path}:1: a step needs at least one check: a function test_NAME with @points(N)")
    return checks


def _expect_plain(tree: ast.Module, functions: list[ast.FunctionDef], path: Path) -> None:
    """Every check is a function at the top of the file, with a name of its own."""
    lines: dict[str, int] = {}
    for node in functions:
        if node.name in lines:
            raise CourseError(f"{path}:{node.lineno}: {node.name} is there already, in line {lines[node.name]}")
        lines[node.name] = node.lineno
    for inner in _statements([top for top in tree.body if top not in functions]):
        names: list[str] = []
        if isinstance(inner, ast.FunctionDef):
            names = [inner.name]
        elif isinstance(inner, ast.Assign):
            names = [target.id for target in inner.targets if isinstance(target, ast.Name)]
        if any(name.startswith("test_") for name in names):
            raise CourseError(f"{path}:{inner.lineno}: {names[0]} has to be a function at the top of the file")


def _statements(nodes: Iterable[ast.AST]) -> Iterator[Any]:
    """They and all statements inside of them; expressions, of which there are many more, are not looked at."""
    for node in nodes:
        yield node
        for inside in ("body", "orelse", "handlers", "finalbody", "cases"):
            yield from _statements(getattr(node, inside, ()))


def _marks(node: ast.FunctionDef, where: str) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """The name and the arguments of each decorator that declares something."""
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        function = call.func if call else decorator
        name = getattr(function, "id", getattr(function, "attr", ""))
        if name in MARKS:
            arguments = (*call.args, *(keyword.value for keyword in call.keywords)) if call else ()
            yield name, tuple(_written_out(argument, f"{where}: @{name}") for argument in arguments)
