"""Runs a course's checks with pytest.

pytest collects the checks once; they run once for every submission, with fixtures of their own each time.
"""

import contextlib
import io
import os
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import ModuleType
from typing import Any, Literal

import pytest

from grader.course.model import Check, Course, CourseError, Step
from grader.engine.progress import Progress
from grader.engine.tally import Tally
from grader.engine.watchdog import Overdue
from grader.outcomes import CourseFault, StudentFault
from grader.sandbox.policy import Policy
from grader.submission.model import Submission
from grader.worker.launch.base import Launcher
from grader.worker.twin import Twin

GRADING: "pytest.StashKey[Grading]" = pytest.StashKey()


@dataclass(frozen=True)
class Work:
    """What is to be done.

    Attributes:
        steps: of the course, that are graded.
        seeds: step id -> what its checks' inputs follow from; for a step in a notebook, until its cells are known.
        until: the end of the run, in time.monotonic() seconds.
        full_data: a folder with the full MNIST, instead of the course's own data.
        only: ids of the checks to run; None for all.
        fixed: the seed of every step, instead of one of its own.
    """

    course: Course
    steps: tuple[Step, ...]
    submission: Submission
    seeds: Mapping[str, int]
    until: float
    full_data: Path | None = None
    only: frozenset[str] | None = None
    fixed: int | None = None

    @property
    def checks(self) -> tuple[Check, ...]:
        """Those to run."""
        return tuple(
            check for step in self.steps for check in step.checks if self.only is None or check.id in self.only
        )

    @property
    def hidden(self) -> Path | None:
        """The folder of the digits that students do not have."""
        return self.full_data or self.course.hidden

    def step(self, path: Path) -> Step:
        """The step whose check file this is."""
        return next(step for step in self.steps if step.id == path.stem)


@dataclass(frozen=True)
class Terms:
    """What is allowed.

    Attributes:
        launcher: starts the student's workers.
        policy: what they are confined to, which may read these folders.
        layers: of the sandbox that they must have.
    """

    launcher: Launcher
    policy: Callable[..., Policy]
    layers: tuple[str, ...]


@dataclass(frozen=True)
class Grading:
    """One submission on its way: what is to be done, what is allowed, and what came of it.

    Attributes:
        references: step id -> the twin that runs the solution.
        seed_of: gives the seed of a step for numbers of a notebook's cells, or for its own file (None).
        kept: what `grader.api.kept` fixtures made, for this submission and the next ones.
        is_again: whether a process of ours died in a first try.
    """

    work: Work
    terms: Terms
    tally: Tally
    references: Mapping[str, Twin]
    seed_of: Callable[..., int]
    progress: Progress = field(default_factory=Progress)
    kept: dict[Any, Any] = field(default_factory=dict)
    is_again: bool = False

    def begin(self, check: Check) -> None:
        """Begin a check, unless its needs are not met or no time is left.

        Raises:
            StudentFault: it is skipped.
        """
        self.tally.begin(check)
        self.progress.check(check)
        if self.tally.overdue:
            raise CourseFault("another check was not done in time")
        for need in check.needs:
            ended = self.tally.ended.get(f"{check.step}.{need}")
            if ended and ended.outcome not in ("passed", "not_attempted"):
                title = next(one.title for one in self.work.checks if one.id == f"{check.step}.{need}")
                raise StudentFault(f"Not checked yet: “{title}” has to pass first.", outcome="skipped")
        if monotonic() > self.work.until and self.is_again:
            raise CourseFault("a process of the grader died, and no time is left to grade this again")
        if monotonic() > self.work.until:
            raise StudentFault("Not checked: the time for the whole submission has run out.", outcome="timeout")

    def seed(self, step: Step) -> int:
        """What the inputs of a step's checks follow from."""
        twin = self.tally.twins.get(step.id)
        return twin.seed if twin else self.work.seeds[step.id]


class Collected:
    """All checks of a course as pytest's items, run for one submission after the other: a plugin of pytest.

    pytest inherits nothing from its surroundings.

    Args:
        course: whose check files are collected.
        fixtures: a module of those that checks may ask for.

    Raises:
        CourseError: a check file cannot be imported.
        CourseFault: pytest could not collect them.
    """

    def __init__(self, course: Course, fixtures: ModuleType) -> None:
        self._checks = {(check.step, f"test_{check.name}"): check for step in course.steps for check in step.checks}
        self._items: list[pytest.Item] = []
        self._error: CourseError | None = None
        arguments = [
            *(str(step.path) for step in course.steps),
            *("-c", os.devnull, f"--rootdir={course.checks}", f"--confcutdir={course.checks}"),
            *("--import-mode=importlib", "--assert=plain", "--noconftest"),
            *(f"-pno:{plugin}" for plugin in UNUSED_PLUGINS),
            *("-o", "python_files=step*.py"),
        ]
        _forget_other_courses(course.steps)
        with _clean_environment(), _quiet() as said:
            code = pytest.main(arguments, plugins=[self, fixtures])
        if self._error:
            raise self._error
        if code == pytest.ExitCode.INTERRUPTED:  # pytest has heard Ctrl-C, and would have it end there
            raise KeyboardInterrupt
        if len(self._items) < len(self._checks):
            raise CourseFault(f"pytest found {len(self._items)} checks: {code!r}\n{said.getvalue()[-2000:]}")
        for item in self._items:
            check = self._check(item)
            if "unseen" in item.fixturenames and not check.hidden:  # type: ignore[attr-defined]
                raise CourseFault(f"{item.path}:{check.line}: {item.name} uses unseen and is not @hidden(...)")

    def run(self, grading: Grading, plugins: tuple[object, ...] = ()) -> None:
        """Run checks over their submission.

        Args:
            grading: what to run; its tally is told how it ended.
            plugins: of pytest, that look on.
        """
        chosen = {check.id for check in grading.work.checks}
        items = [item for item in self._items if self._check(item).id in chosen]
        if grading.tally.trusted:
            # What has seen hidden digits in one step might tell another step, which still speaks to the student.
            items.sort(key=lambda item: bool(self._check(item).hidden))
        if not items:
            return
        manager = items[0].config.pluginmanager
        items[0].config.stash[GRADING] = grading
        for plugin in plugins:
            manager.register(plugin)
        grading.progress.begin(grading.work.steps)
        try:
            with _clean_environment(), _quiet():
                for item, following in zip(items, [*items[1:], None], strict=True):
                    try:
                        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
                    except BaseException as error:
                        item.ihook.pytest_runtest_teardown(item=item, nextitem=None)
                        if not isinstance(error, Overdue):
                            raise
                        grading.tally.run_out(self._check(item), error)
        finally:
            for plugin in plugins:
                manager.unregister(plugin)
            del items[0].config.stash[GRADING]

    def _check(self, item: pytest.Item) -> Check:
        return self._checks[item.path.stem, item.name]

    # Called by pytest

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keep what is a check; of each step the hidden ones last, for after them a step's code says nothing."""
        found = [item for item in items if (item.path.stem, item.name) in self._checks]
        steps = [item.path for item in found]
        self._items = sorted(found, key=lambda item: (steps.index(item.path), bool(self._check(item).hidden)))

    def pytest_exception_interact(self, node: pytest.Collector, call: pytest.CallInfo[Any]) -> None:
        """A check file that cannot be imported is the course's error, with file and line."""
        if isinstance(node, pytest.Collector) and call.excinfo is not None and self._error is None:
            self._error = import_error(node.path, call.excinfo.value)

    def pytest_runtestloop(self) -> bool:
        """Run nothing yet."""
        return True

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """A check begins."""
        item.config.stash[GRADING].begin(self._check(item))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Instead of pytest's own report, whose tracebacks cost more than the checks."""
        item.config.stash[GRADING].tally.end(self._check(item), call)
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


def import_error(path: Path, error: BaseException) -> CourseError:
    """Why a check file cannot be imported; pytest puts what was raised into an exception of its own."""
    cause = error.__cause__ or error
    frames = [frame for frame in traceback.extract_tb(cause.__traceback__) if frame.filename == str(path)]
    line = getattr(cause, "lineno", None) or (frames[-1].lineno if frames else 1)
    return CourseError(f"{path}:{line}: {type(cause).__name__}: {cause}")


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
