"""What a person sees on stderr while a submission is graded."""

import sys
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from grader.course.model import Check, Step
from grader.reports.text import span

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


class Progress:
    """Says nothing; the others override what they need. It is a context manager, entered once for one grading.

    Attributes:
        bell: something else to wait for while others grade; when it can be read, `rung` is called.
    """

    bell: "Connection | None" = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Clean up."""

    def begin(self, steps: tuple[Step, ...]) -> None:
        """These steps will be graded."""

    def check(self, check: Check) -> None:
        """A check begins."""

    def call(self, step: Step, function: str | None) -> None:
        """A function of the student's is running; None: it has answered."""

    def rung(self) -> None:
        """The bell can be read; what is raised here ends the grading, and nothing comes of it."""


class Lines(Progress):
    """A line for every step, and for every function that may take long, once while it is called again: for logs."""

    def __init__(self) -> None:
        self._stderr = sys.stderr  # of now: while checks run it is another
        self._total = 0
        self._last = "", ""  # the step that the last line was about, and its words
        self._begun: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._titles: dict[str, str] = {}

    def begin(self, steps: tuple[Step, ...]) -> None:
        """Number them."""
        self._begun = set()
        self._total = len(steps)
        self._numbers = {step.id: number for number, step in enumerate(steps, start=1)}
        self._titles = {step.id: step.title for step in steps}

    def check(self, check: Check) -> None:
        """One line when a step begins."""
        if check.step not in self._begun:
            self._begun.add(check.step)
            self._say(check.step, self._titles[check.step])

    def call(self, step: Step, function: str | None) -> None:
        """One line when a training begins."""
        if function and (function in step.training or function.endswith(".fit")):
            self._say(step.id, f"{function} ...")

    def _say(self, step: str, words: str) -> None:
        """A line that is not the one before again, with the step's number where that is about another."""
        if (step, words) == self._last:
            return
        number = f"[{self._numbers[step]}/{self._total}]"
        self._stderr.write(f"{number if step != self._last[0] else ' ' * len(number)} {words}\n")
        self._stderr.flush()
        self._last = step, words


class Bar(Progress):
    """One line that moves: for a terminal."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
        from rich.progress import Progress as RichProgress

        self._bar = RichProgress(
            BarColumn(20),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
            console=Console(file=sys.stderr),
            transient=True,
        )
        self._task = self._bar.add_task("starting", total=None)
        self._left: dict[str, int] = {}  # step id -> checks that have not begun
        self._doing: dict[str, str] = {}  # step id -> what is running there
        self._done = -1

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take the line away."""
        self._bar.stop()

    def begin(self, steps: tuple[Step, ...]) -> None:
        """As many checks as there are."""
        self._done = -1
        self._titles = {step.id: step.title for step in steps}
        self._left = {step.id: len(step.checks) for step in steps}
        self._doing.clear()
        self._bar.update(self._task, total=sum(self._left.values()))

    def check(self, check: Check) -> None:
        """One further."""
        self._done += 1
        self._left[check.step] -= 1
        self._show(check.step, self._titles[check.step])

    def _show(self, step: str, words: str) -> None:
        """What is running in a step, and beside it in others that have more to do."""
        self._doing = {other: said for other, said in self._doing.items() if other == step or self._left[other] > 0}
        self._doing[step] = words
        self._bar.update(self._task, completed=self._done, description=" | ".join(self._doing.values()))

    def count(self, done: int, total: int, what: str) -> None:
        """So much of something is done."""
        self._bar.update(self._task, completed=done, total=total, description=what)

    def call(self, step: Step, function: str | None) -> None:
        """Name what is running."""
        self._show(step.id, f"{step.title}: {function}" if function else step.title)


class Counting:
    """How much of some long work is done: a bar in a terminal, a line now and then elsewhere; a context manager."""

    LINES = 10

    def __init__(self, what: str) -> None:
        self._what = what
        self.total = self.done = 0
        self._bar = Bar() if sys.stderr.isatty() else None

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.__exit__(kind, error, trace)

    def more(self, number: int) -> None:
        """So many pieces more."""
        self.total += number
        if self._bar:
            self._bar.count(self.done, self.total, self._what)

    def one(self) -> None:
        """One is done."""
        self.done += 1
        self._show(self._what, f"{self._what}: {self.done} of {self.total}")

    def _show(self, what: str, line: str) -> None:
        """Beside a bar, or as a line where there is none, now and then."""
        if self._bar:
            self._bar.count(self.done, self.total, what)
        elif self.done * self.LINES // self.total > (self.done - 1) * self.LINES // self.total:
            sys.stderr.write(f"{line}\n")
            sys.stderr.flush()


class Graded(Counting):
    """How much of a class is graded, how quickly, and how many could not be."""

    LINES = 20

    def __init__(self, number: int) -> None:
        super().__init__("the first ones")
        self._failed, self._begun = 0, monotonic()
        self.more(number)

    def another(self, is_complete: bool) -> None:
        """One more is done."""
        self.done += 1
        self._failed += not is_complete
        seconds = max(monotonic() - self._begun, 1e-3)
        left = span((self.total - self.done) * seconds / self.done)
        faults = f", {self._failed} could not be graded" if self._failed else ""
        pace = f"{60 * self.done / seconds:.0f} a minute, {left} left{faults}"
        self._show(pace, f"{self.done} of {self.total} graded, {pace}")


def for_stderr() -> Progress:
    """A bar in a terminal, plain lines elsewhere."""
    return Bar() if sys.stderr.isatty() else Lines()
