"""Runs a course's checks with pytest, and keeps how each of them ended.

pytest collects the checks once; they run once for every submission, with fixtures of their own each time.
"""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Literal

import pytest

from grader.checking.claims import noted
from grader.course.model import Check, Course, Step
from grader.engine.progress import Progress
from grader.outcomes import CourseFault, Image, Outcome, StudentFault
from grader.sandbox.policy import Policy
from grader.submission.stage import Submission
from grader.worker.launch.processes import Launcher
from grader.worker.twin import Reference, Twin

CHECKS: "pytest.StashKey[Checks]" = pytest.StashKey()
NOT_YOURS = "This is not your fault, and costs nobody a point: please tell your instructor."


@dataclass
class Ended:
    """How one check ended, before scoring."""

    outcome: Outcome
    seconds: float
    message: str = ""
    help: str = ""
    expected: str | None = None
    actual: str | None = None
    images: list[Image] = field(default_factory=list)
    unreadable: bool = False


@dataclass(eq=False)
class Checks:
    """The checks of one submission, and what came of them.

    Attributes:
        layers: of the sandbox that a student's worker must have.
        for_marks: what may be about unseen digits is kept from the report.
        only: ids of the checks to run; None for all.
        kept: what grader.api.kept fixtures made, for this submission and the next ones.
        ended: check id -> how it ended.
        notes: what there is to know about the submission beside its checks.
        cells: numbers of the notebook's cells that were run, or that a note is about.
        output: step id -> what the student's code printed, as far as it may be shown.
        twins: step id -> the student's functions.
        called_cpu_seconds: spent in calls to the student's functions and to the reference's.
    """

    course: Course
    steps: tuple[Step, ...]
    submission: Submission
    launcher: Launcher
    policy: Policy
    references: Mapping[str, Reference]
    seed: int
    until: float
    full_data: Path | None = None
    only: frozenset[str] | None = None
    for_marks: bool = False
    layers: tuple[str, ...] = ()
    progress: Progress = field(default_factory=Progress)
    kept: dict[Any, Any] = field(default_factory=dict)
    ended: dict[str, Ended] = field(default_factory=dict)
    output: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    cells: set[int] = field(default_factory=set)
    twins: dict[str, Twin] = field(default_factory=dict)
    called_cpu_seconds: float = 0.0

    def __post_init__(self) -> None:
        self.chosen = [
            check for step in self.steps for check in step.checks if self.only is None or check.id in self.only
        ]
        self._named = {check.id: check for check in self.chosen}
        self._seen_faults: list[StudentFault] = []
        self._concealed: set[str] = set()

    def conceal(self, step: Step) -> None:
        """From now on a step's code may know unseen digits: in a report for marks it says no more."""
        if self.for_marks and step.id not in self._concealed:
            self._concealed.add(step.id)
            twin = self.twins.get(step.id)
            self.output[step.id] = twin.output if twin else ""

    def file_of(self, step: Step) -> str:
        """The file of the submission in which a step was found, or has to be."""
        twin = self.twins.get(step.id)
        return twin.file if twin else self.submission.name_for(step)

    def step(self, path: Path) -> Step:
        """The step whose check file this is."""
        return next(step for step in self.steps if step.id == path.stem)

    def before(self, check: Check) -> None:
        """Skip a check whose needs are not met, or for which no time is left.

        Raises:
            StudentFault: it is skipped.
        """
        noted.set((None, None))
        self.progress.check(check)
        for need in check.needs:
            ended = self.ended.get(f"{check.step}.{need}")
            if ended and ended.outcome not in ("passed", "not_attempted"):
                title = self._named[f"{check.step}.{need}"].title
                raise StudentFault(f"Not checked yet: first “{title}” has to pass.", outcome="skipped")
        if monotonic() > self.until:
            raise StudentFault("Not checked: the time for the whole submission is over.", outcome="timeout")

    def after(self, check: Check, call: pytest.CallInfo[None]) -> None:
        """Keep how the setup of a check, its call or its teardown ended."""
        if call.when == "setup":
            self._setup_seconds = call.duration
        before = self._setup_seconds if call.when == "call" else 0.0
        if call.excinfo is not None:
            ended = self._fault(call.excinfo.value, before + call.duration)
        elif call.when == "call":
            expected, actual = noted.get()
            ended = Ended("passed", before + call.duration, expected=expected, actual=actual)
        else:
            return
        concealed = check.step in self._concealed
        self.ended[check.id] = Ended(ended.outcome, 0.0, *_fixed(check, ended.outcome)) if concealed else ended

    def _fault(self, error: BaseException, seconds: float) -> Ended:
        if isinstance(error, StudentFault):
            # A fixture's fault is raised again for every check that uses it: told once, not six times.
            again = error.outcome in ("failed", "timeout") and any(error is seen for seen in self._seen_faults)
            self._seen_faults.append(error)
            if again:
                return Ended("skipped", seconds, "Not checked: what went wrong above has to be put right first.")
            return Ended(
                error.outcome,
                seconds,
                error.message,
                error.help,
                error.expected,
                error.actual,
                error.images,
                error.unreadable,
            )
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = "" if isinstance(error, CourseFault) else f"{type(error).__name__}: "
        return Ended(
            "error",
            seconds,
            f"The grader could not check this: {kind}{error} ({Path(where.filename).name}:{where.lineno}).",
            NOT_YOURS,
        )


def _fixed(check: Check, outcome: Outcome) -> tuple[str, str]:
    """Message and help of a check that says nothing about how it ended but the outcome."""
    if outcome == "passed":
        return "", ""
    if outcome == "skipped":
        return "Not checked: what went wrong above has to be put right first.", ""
    if outcome == "error":
        return "The grader could not check this.", NOT_YOURS
    return "Not so for the digits that nobody has seen. This check is hidden: it says no more.", check.hidden


class Collected:
    """All checks of a course as pytest's items, run for one submission after the other: a plugin of pytest.

    pytest inherits nothing from its surroundings.

    Args:
        course: whose check files are collected.

    Raises:
        CourseFault: pytest could not collect them.
    """

    def __init__(self, course: Course) -> None:
        self._checks = {(check.step, f"test_{check.name}"): check for step in course.steps for check in step.checks}
        self._items: list[pytest.Item] = []
        arguments = [
            *(str(step.path) for step in course.steps),
            *("-c", os.devnull, f"--rootdir={course.checks}", f"--confcutdir={course.checks}"),
            *("--import-mode=importlib", "--assert=plain", "--noconftest"),
            *(f"-pno:{plugin}" for plugin in UNUSED_PLUGINS),
            *("-o", "python_files=step*.py"),
        ]
        from grader.engine import fixtures  # it imports this module

        _forget_other_courses(course.steps)
        with _clean_environment(), _quiet() as said:
            code = pytest.main(arguments, plugins=[self, fixtures])
        if len(self._items) < len(self._checks):
            raise CourseFault(f"pytest found {len(self._items)} checks: {code!r}\n{said.getvalue()[-2000:]}")
        for item in self._items:
            check = self._check(item)
            if "unseen" in item.fixturenames and not check.hidden:  # type: ignore[attr-defined]
                raise CourseFault(f"{item.path}:{check.line}: {item.name} uses unseen and is not @hidden(...)")

    def run(self, checks: Checks, plugins: tuple[object, ...] = ()) -> None:
        """Run checks over their submission.

        Args:
            checks: what to run; is told how it ended.
            plugins: of pytest, that look on.
        """
        items = [item for item in self._items if self._check(item) in checks.chosen]
        manager = items[0].config.pluginmanager
        items[0].config.stash[CHECKS] = checks
        for plugin in plugins:
            manager.register(plugin)
        checks.progress.begin(checks.steps)
        try:
            with _clean_environment(), _quiet():
                for item, following in zip(items, [*items[1:], None], strict=True):
                    try:
                        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                    except BaseException:
                        item.ihook.pytest_runtest_teardown(item=item, nextitem=None)
                        raise
        finally:
            for plugin in plugins:
                manager.unregister(plugin)
            del items[0].config.stash[CHECKS]

    def _check(self, item: pytest.Item) -> Check:
        return self._checks[item.path.stem, item.name]

    # Called by pytest

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what is a check; of each step the hidden ones last, for after them a step's code says nothing."""
        found = [item for item in items if (item.path.stem, item.name) in self._checks]
        steps = [item.path for item in found]
        self._items = sorted(found, key=lambda item: (steps.index(item.path), bool(self._check(item).hidden)))

    def pytest_runtestloop(self) -> bool:
        """Run nothing yet."""
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """A check begins."""
        item.config.stash[CHECKS].before(self._check(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Instead of pytest's own report, whose tracebacks cost more than the checks."""
        item.config.stash[CHECKS].after(self._check(item), call)
        outcome: Literal["passed", "failed"] = "failed" if call.excinfo else "passed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when=call.when)  # type: ignore[arg-type]  # "collect" has no item


UNUSED_PLUGINS = (
    "cacheprovider",
    "capture",
    "debugging",
    "doctest",
    "faulthandler",
    "junitxml",
    "legacypath",
    "logging",
    "monkeypatch",
    "pastebin",
    "recwarn",
    "setuponly",
    "setupplan",
    "stepwise",
    "terminal",
    "threadexception",
    "tmpdir",
    "unittest",
    "unraisableexception",
    "warnings",
)


def _forget_other_courses(steps: tuple[Step, ...]) -> None:
    """Unload check files of other courses that are called like these: pytest would take them for these."""
    paths = {step.id: str(step.path) for step in steps}
    for name, module in list(sys.modules.items()):
        path = paths.get(name.rpartition(".")[2])
        if path is not None and getattr(module, "__file__", path) != path:
            del sys.modules[name]


@contextlib.contextmanager
def _quiet() -> Iterator[io.StringIO]:
    """Keep what pytest and checks print from the results on stdout, and pytest's own tracebacks from people."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        yield said


@contextlib.contextmanager
def _clean_environment() -> Iterator[None]:
    """No PYTEST_* variable, no plugin of others, no current directory on the path."""
    environment, path = dict(os.environ), list(sys.path)
    for name in environment:
        if name.startswith("PYTEST_"):
            del os.environ[name]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path[:] = [entry for entry in sys.path if entry not in ("", ".")]
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(environment)
        sys.path[:] = path
