"""Runs a course's checks with pytest, and keeps how each of them ended."""

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

from grader.claims import noted
from grader.course import Check, Course, Step
from grader.outcomes import CourseFault, Image, Outcome, StudentFault
from grader.progress import Progress
from grader.submission import Submission
from grader.worker.client import Reference
from grader.worker.spawn import Launcher

CHECKS: "pytest.StashKey[Checks]" = pytest.StashKey()


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


@dataclass(eq=False)
class Checks:
    """One run of checks over one submission: give it to pytest as a plugin.

    Attributes:
        only: ids of the checks to run; None for all.
        plugins: of pytest, that look on.
        kept: what grader.api.kept fixtures made, for this submission and the next ones.
        ended: check id -> how it ended.
        output: step id -> what the student's code printed.
        called_cpu_seconds: spent in calls to the student's functions and to the reference's.
    """

    course: Course
    steps: tuple[Step, ...]
    submission: Submission
    launcher: Launcher
    references: Mapping[str, Reference]
    seed: int
    until: float
    full_data: Path | None = None
    only: frozenset[str] | None = None
    plugins: tuple[object, ...] = ()
    progress: Progress = field(default_factory=Progress)
    kept: dict[Any, Any] = field(default_factory=dict)
    ended: dict[str, Ended] = field(default_factory=dict)
    output: dict[str, str] = field(default_factory=dict)
    called_cpu_seconds: float = 0.0

    def __post_init__(self) -> None:
        self.chosen = [
            check for step in self.steps for check in step.checks if self.only is None or check.id in self.only
        ]
        self._checks = {(check.step, f"test_{check.name}"): check for check in self.chosen}
        self._seen_faults: list[StudentFault] = []

    def pytest_configure(self, config: pytest.Config) -> None:
        """Let the fixtures find this run."""
        config.stash[CHECKS] = self

    def step(self, path: Path) -> Step:
        """The step whose check file this is."""
        return next(step for step in self.steps if step.id == path.stem)

    def _check(self, item: pytest.Item) -> Check:
        return self._checks[item.path.stem, item.name]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what was not asked for."""
        items[:] = [item for item in items if (item.path.stem, item.name) in self._checks]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skip a check whose needs are not met, or for which no time is left."""
        noted.set((None, None))
        check = self._check(item)
        self.progress.check(check)
        for need in check.needs:
            ended = self.ended.get(f"{check.step}.{need}")
            if ended and ended.outcome not in ("passed", "not_attempted"):
                title = self._checks[check.step, f"test_{need}"].title
                raise StudentFault(f"Not checked yet: first “{title}” has to pass.", outcome="skipped")
        if monotonic() > self.until:
            raise StudentFault("Not checked: the time for the whole submission is over.", outcome="timeout")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> pytest.TestReport:
        """Keep how the check ended; instead of pytest's own report, whose tracebacks cost more than the checks."""
        check = self._check(item)
        if call.excinfo is not None:
            self.ended[check.id] = self._fault(call.excinfo.value, call.duration)
        elif call.when == "call":
            expected, actual = noted.get()
            self.ended[check.id] = Ended("passed", call.duration, expected=expected, actual=actual)
        elif call.when == "setup":
            self._setup_seconds = call.duration
        if call.when == "call":
            self.ended[check.id].seconds += self._setup_seconds
        outcome: Literal["passed", "failed"] = "failed" if call.excinfo else "passed"
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, None, when=call.when)  # type: ignore[arg-type]  # "collect" has no item

    def _fault(self, error: BaseException, seconds: float) -> Ended:
        if isinstance(error, StudentFault):
            # A fixture's fault is raised again for every check that uses it: told once, not six times.
            again = error.outcome in ("failed", "timeout") and any(error is seen for seen in self._seen_faults)
            self._seen_faults.append(error)
            if again:
                return Ended("skipped", seconds, "Not checked: what went wrong above has to be put right first.")
            return Ended(error.outcome, seconds, error.message, error.help, error.expected, error.actual, error.images)
        where = traceback.extract_tb(error.__traceback__)[-1]
        kind = "" if isinstance(error, CourseFault) else f"{type(error).__name__}: "
        return Ended(
            "error",
            seconds,
            f"The grader could not check this: {kind}{error} ({Path(where.filename).name}:{where.lineno}).",
            "This is not your fault, and costs nobody a point: please tell your instructor.",
        )


def run(checks: Checks) -> None:
    """Run the checks of the chosen steps in this process; pytest inherits nothing from its surroundings.

    Raises:
        CourseFault: not every check that was collected has a result.
        KeyboardInterrupt: the run was interrupted.
    """
    folder = checks.course.checks
    arguments = [
        *(str(step.path) for step in checks.steps),
        *("-c", os.devnull, f"--rootdir={folder}", f"--confcutdir={folder}"),
        *("--import-mode=importlib", "--assert=plain", "--capture=no", "--noconftest"),
        *(f"-pno:{plugin}" for plugin in UNUSED_PLUGINS),
        *("-o", "python_files=step*.py"),
    ]
    from grader import fixtures  # it imports this module

    checks.progress.begin(checks.steps)
    _forget_other_courses(checks.steps)
    with _clean_environment(), _quiet() as said:
        code = pytest.main(arguments, plugins=[checks, fixtures, *checks.plugins])
    if code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    wanted = {check.id for check in checks.chosen}
    if checks.ended.keys() != wanted:
        missing = sorted(wanted - checks.ended.keys())
        names = ", ".join(missing[:3]) + (", ..." if len(missing) > 3 else "")  # noqa: PLR2004 - examples
        words = f"{len(missing)} checks have no result ({names}). pytest: {code!r}"
        raise CourseFault(f"{words}\n{said.getvalue()[-2000:]}")


UNUSED_PLUGINS = (
    "cacheprovider",
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
