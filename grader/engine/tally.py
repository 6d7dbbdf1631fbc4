"""What came of a submission's checks: how each of them ended, and in what words."""

import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from grader.checking.charts import shown
from grader.checking.claims import noted
from grader.course.model import Check, Step
from grader.engine.watchdog import Overdue
from grader.outcomes import OUTCOMES, CourseFault, Image, Outcome, StudentFault
from grader.worker.answers import Answer, Recipe
from grader.worker.launch.base import Lost
from grader.worker.twin import Twin

NOT_YOURS = "This is not your fault and costs nobody any points. Please tell your instructor."
FIRST_THINGS_FIRST = "Not checked: fix the problem above first."
SILENT = "Fails on the hidden digits. Hidden checks give no details."


@dataclass
class Ended:
    """How one check ended, before scoring.

    Attributes:
        changed: the position of the argument that was changed, where that is the fault.
        exceptions: the names of the class of the exception that was the fault, and of those above it.
        missing: the name of the function that is not there, where that is the fault.
        calls: those of the check that failed which may be written out, until its step is closed.
        try_it: lines that show it, in Python.
    """

    outcome: Outcome
    seconds: float
    message: str = ""
    help: str = ""
    expected: str | None = None
    actual: str | None = None
    images: list[Image] = field(default_factory=list)
    unreadable: bool = False
    changed: int | None = None
    exceptions: tuple[str, ...] = ()
    missing: str = ""
    calls: tuple[tuple[Recipe, Answer | StudentFault], ...] = ()
    try_it: str = ""


@dataclass(eq=False)
class Tally:
    """How the checks of one submission ended, and what else was seen.

    Attributes:
        trusted: what may be about unseen digits is left out of it.
        ended: check id -> how it ended.
        notes: step id -> what there is to know about its code beside its checks.
        cells: step id -> numbers of the notebook's cells that were run for it, or that a note is about.
        output: step id -> what the student's code printed, as far as it may be shown.
        twins: step id -> the twin that ran the student's code, in this process.
        seeds: step id -> the seed of the twin that ran the student's code, in whichever process.
        places: step id -> the file in which the step was found, and its seed.
        called_cpu_seconds: spent in calls to the student's functions and to the reference's.
        lost: whether a process of ours died on the way: then this says nothing about the submission.
        overdue: whether the grader itself was not done in time: then what has not ended is its fault.
        concealed: whether a student's code may know unseen digits, and says no more.
    """

    trusted: bool = False
    ended: dict[str, Ended] = field(default_factory=dict)
    output: dict[str, str] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    cells: dict[str, set[int]] = field(default_factory=dict)
    twins: dict[str, Twin] = field(default_factory=dict)
    seeds: dict[str, int] = field(default_factory=dict)
    places: dict[str, tuple[str, int]] = field(default_factory=dict)
    called_cpu_seconds: float = 0.0
    lost: bool = False
    overdue: bool = False
    concealed: bool = False

    def __post_init__(self) -> None:
        self._setup_seconds = 0.0
        self._called = 0

    def conceal(self, step: Step) -> None:
        """From now on the student's code may know unseen digits: in a report for marks it says no more, in any step."""
        if self.trusted and not self.concealed:
            if step.id in self.twins:
                self._keep(step, self.twins[step.id])
            self.concealed = True

    def has_ended(self, step: Step) -> bool:
        """Whether all checks of a step have."""
        return all(check.id in self.ended for check in step.checks)

    def plain(self) -> "Tally":
        """What another process can be told of it."""
        seeds = {step: twin.seed for step, twin in self.twins.items()}
        return replace(self, twins={}, seeds=self.seeds | seeds)

    def add(self, part: "Tally") -> None:
        """Take over what came of other checks of the same submission."""
        self.ended |= part.ended
        self.notes = part.notes | self.notes
        self.cells = part.cells | self.cells
        self.output = part.output | self.output
        self.places = part.places | self.places
        self.seeds |= part.seeds
        self.called_cpu_seconds += part.called_cpu_seconds
        self.lost |= part.lost
        self.overdue |= part.overdue
        self.concealed |= part.concealed

    def begin(self, check: Check) -> None:
        """A check begins: it has claimed nothing yet."""
        twin = self.twins.get(check.step)
        self._called = twin.count if twin else 0
        noted.set(lambda: (None, None))
        shown.set(None if self.trusted else [])

    def end(self, check: Check, call: pytest.CallInfo[None]) -> None:
        """Record how the setup of a check, its call or its teardown ended."""
        if call.when == "setup":
            self._setup_seconds = call.duration
        before = self._setup_seconds if call.when == "call" else 0.0
        if call.excinfo is not None:
            ended = self._fault(call.excinfo.value, before + call.duration)
        elif call.when == "call":
            expected, actual = noted.get()()
            noted.set(lambda: (None, None))  # it holds what it was about
            ended = Ended("passed", before + call.duration, expected=expected, actual=actual)
        else:
            return
        if call.when == "call":
            ended.images += shown.get() or ()
        if call.excinfo is not None:
            _let_go(call.excinfo.value)
        silent = Ended(ended.outcome, 0.0, *_silent(check, ended.outcome))
        self.ended[check.id] = silent if self.concealed else ended
        twin = self.twins.get(check.step)
        if twin and self.can_be_tried(check) and not check.hidden:
            ended.calls = tuple(call for call in twin.calls if call[0].number > self._called)

    def can_be_tried(self, check: Check) -> bool:
        """Whether it failed, and says why."""
        ended = self.ended.get(check.id)
        return bool(ended and ended.outcome == "failed" and not (self.concealed or ended.unreadable))

    def run_out(self, check: Check, error: Overdue) -> None:
        """The grader was not done in time, between this check and the next."""
        self.overdue = True
        self.give_up(check, error)

    def give_up(self, check: Check, fault: CourseFault) -> None:
        """A check is not run to its end, because of a fault of ours."""
        self.ended.setdefault(check.id, self._fault(fault, 0.0))

    def close(self, step: Step, twin: Twin, reference: Twin) -> None:
        """A step has ended: record what its twins know beside its checks."""
        self.called_cpu_seconds += twin.cpu_seconds + reference.cpu_seconds
        if not self.concealed:
            self._keep(step, twin)

    def _keep(self, step: Step, twin: Twin) -> None:
        """Take what a step's code has chosen, once: in a second life it may know more than it may say."""
        if step.id not in self.output:
            self.cells[step.id] = set(twin.loader.cells)
            self.notes[step.id] = list(twin.loader.notes)
            self.output[step.id] = twin.output
            self.places[step.id] = (twin.loader.file, twin.seed)

    def _fault(self, error: BaseException, seconds: float) -> Ended:
        if isinstance(error, StudentFault):
            # A fixture's fault is raised again for every check that uses it: told once, not six times.
            again = OUTCOMES[error.outcome].fault and error.told
            error.told = True
            if again:
                return Ended("skipped", seconds, FIRST_THINGS_FIRST)
            return Ended(
                error.outcome,
                seconds,
                error.message,
                error.help,
                error.expected,
                error.actual,
                error.images,
                error.unreadable,
                error.changed,
                error.exceptions,
                error.missing,
            )
        self.lost |= isinstance(error, Lost)
        self.overdue |= isinstance(error, Overdue)
        frames = traceback.extract_tb(error.__traceback__)[-1:]
        where = "".join(f" ({Path(frame.filename).name}:{frame.lineno})" for frame in frames)
        kind = "" if isinstance(error, CourseFault) else f"{type(error).__name__}: "
        return Ended("error", seconds, f"The grader could not check this: {kind}{error}{where}.", NOT_YOURS)


class Stopped(KeyboardInterrupt):
    """Checks have been interrupted; `tally` has what came of those that ended before."""

    def __init__(self, tally: Tally) -> None:
        super().__init__()
        self.tally = tally


def _let_go(error: BaseException | None) -> None:
    """Let a fault that has been told hold nothing of what the check had before it: a student's arrays can be large.

    pytest keeps the fault of a fixture, and Python the last one.
    """
    seen = set[int]()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        traceback.clear_frames(error.__traceback__)
        error = error.__cause__ or error.__context__


def _silent(check: Check, outcome: Outcome) -> tuple[str, str]:
    """Message and help of a check that says nothing about how it ended but the outcome."""
    if outcome == "passed":
        return "", ""
    if outcome == "skipped":
        return FIRST_THINGS_FIRST, ""
    if outcome == "error":
        return "The grader could not check this.", NOT_YOURS
    return SILENT, check.hidden
