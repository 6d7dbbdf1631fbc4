"""Where the functions of a step are taken from: its file, or the cells of a notebook that they need."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from time import monotonic
from typing import Protocol

from grader.outcomes import StudentFault
from grader.worker import explain
from grader.worker.protocol import wire
from grader.worker.replies import Reply

IMPORT_SECONDS = 20.0
CELL_SECONDS, LEAST_SECONDS = 10.0, 0.5  # of one cell; when those of all are over
CELLS_SECONDS = 40.0  # of all cells that a step needs
MAX_DEATHS = 4
MAX_NOTES = 5


class Asks(Protocol):
    """A worker that a loader talks to.

    Attributes:
        seed: of everything random there; a loader may set it before it runs anything.
        is_running: whether the worker lives.
    """

    seed: int

    @property
    def is_running(self) -> bool: ...  # noqa: D102 - above

    def restart(self) -> None:
        """Begin again with a new worker."""

    def ask(self, request: wire.Message, name: str, seconds: float, number: int = 0) -> Reply:
        """The reply to a request about something of this name; raises StudentFault where it holds no value."""


class Loader(Protocol):
    """What makes the functions in a new worker.

    Attributes:
        file: in which they were found, for messages.
        notes: for the report.
        cells: numbers of a notebook's cells that were run, or that a note is about.
    """

    @property
    def file(self) -> str: ...  # noqa: D102 - above
    @property
    def notes(self) -> list[str]: ...  # noqa: D102
    @property
    def cells(self) -> set[int]: ...  # noqa: D102

    def load(self, worker: Asks) -> None:
        """Let a new worker run what defines the functions.

        Raises:
            StudentFault: they are not there, or cannot be made.
        """


class FromFile:
    """Functions of a module.

    Args:
        path: the module; what is beside it may be imported by it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = path.name
        self.notes: list[str] = []
        self.cells: set[int] = set()

    def load(self, worker: Asks) -> None:
        """Let the worker import the module."""
        worker.ask({"do": "import", "path": str(self.path), "files": [self.path.parent]}, "import", IMPORT_SECONDS)


class FromNotebook:
    """Functions of one step, from the cells of a notebook that they need, or from the step's own file.

    Args:
        path: the step's own file, which need not exist.
        notebook: the staged code of the notebook.
        name: of the notebook, for messages.
        step: the step's id.
        missing: what is said where the step's own file is missing beside others, and nothing of it is written in the
            notebook.
        functions: function -> its step, for all functions of the course.
        seed_of: gives the seed for the numbers of the cells that count, or (None) for the step's own file.
        show: lets the notebook hold the cells of these numbers only, or (None) only the step's own file be there.
        show_all: lets both be there again, the notebook whole.
    """

    def __init__(
        self,
        path: Path,
        *,
        notebook: Path,
        name: str,
        step: str,
        missing: StudentFault | None = None,
        functions: Mapping[str, str],
        seed_of: Callable[[Iterable[int] | None], int],
        show: Callable[[Iterable[int] | None], None],
        show_all: Callable[[], None],
    ) -> None:
        self._own = FromFile(path)
        self._notebook = notebook
        self._name = name
        self._step = step
        self._missing = missing
        self._functions = functions
        self._seed_of = seed_of
        self._show = show
        self._show_all = show_all
        self._without: list[int] = []
        self._loaded = self._is_own = False
        self.file = path.name
        self.notes: list[str] = []
        self.cells: set[int] = set()

    def load(self, worker: Asks) -> None:
        """Find out where the functions are, and run what makes them: cell by cell, each with a deadline.

        Who has seen the whole notebook runs nothing of it: what runs can read nothing but what counts for its seed.
        """
        until, fault = monotonic() + CELLS_SECONDS, None
        while True:
            if not self._loaded:
                self._is_own = self._choose(worker, fault) == "file"
                worker.restart()
            if self._is_own:
                self._own.load(worker)
                break
            fault = self._run_cells(worker, self._plan(worker, "open").cells, until)
            if fault is None:
                break
            if len(self._without) > MAX_DEATHS or self._loaded:
                raise fault
            worker.restart()
        self._loaded = True

    def _choose(self, worker: Asks, fault: StudentFault | None) -> str:
        """Let the worker say, of the whole notebook, where the functions are; what does not count is put away."""
        plan = self.look(worker)
        self._describe(plan)
        if plan.source == "nothing":
            raise fault or self._missing or explain.nothing_of_it(self.file)
        # A cell that ended the process, which is not run as it is written, counts once more for each time.
        dead = [number for number in self._without if number in plan.counting]
        counting = [*plan.counting, *dead] if plan.source == "notebook" else None
        worker.seed = self._seed_of(counting)
        self._show(counting)
        return plan.source

    def look(self, worker: Asks) -> Reply:
        """Where the functions are, and what counts for them, from the whole notebook; nothing of it is run."""
        self._show_all()
        return self._plan(worker, "plan")

    def _plan(self, worker: Asks, do: str) -> Reply:
        request = {
            "do": do,
            "file": str(self._own.path) if self._own.path.exists() else None,
            "notebook": str(self._notebook),
            "step": self._step,
            "functions": dict(self._functions),
            "without": self._without,
            "stubs_count": self._missing is None,
            "files": [self._notebook.parent],
        }
        return worker.ask(request, "import", IMPORT_SECONDS)

    def _describe(self, plan: Reply) -> None:
        """Keep what the report says of the notebook; in later lives the code may know more than it may say."""
        missing = self._missing
        is_own = plan.source == "file" or (plan.source == "nothing" and missing)
        self.file = self._own.file if is_own else self._name
        if missing and plan.source == "notebook":
            self._note(f"{missing.message} {missing.help} {self.file} is graded for that step.")
        broken = {one.cell: one for one in plan.broken if one.cell is not None}
        self.cells.update(plan.cells, broken)
        if plan.source != "file":
            for one in broken.values():
                self._note(explain.no_python(one, self.file))
        for number in plan.text_cells:
            self._note(f"Cell {number} is not a code cell, but a function in it was read anyway.")
        for name, graded, other in plan.passed_over:
            self._note(
                f"{name} was taken from cell {graded}, which has the step's tag, not from cell {other} below it."
            )
        if plan.both:
            self._note(f"{self.file} is graded, so that step in {self._name} is not.")

    def _run_cells(self, worker: Asks, cells: list[int], until: float) -> StudentFault | None:
        """Run cells in order, and again those that failed, because one may need another below it.

        Returns: the fault of the cell that the worker has not survived; it is left out from now on.
        """
        waiting = cells
        while True:
            faults: dict[int, StudentFault] = {}
            for number in waiting:
                seconds = min(CELL_SECONDS, max(until - monotonic(), LEAST_SECONDS))
                try:
                    worker.ask({"do": "cell", "number": number}, f"cell {number}", seconds)
                except StudentFault as fault:
                    if not worker.is_running:
                        self._without.append(number)
                        self._note(fault.message)
                        return fault
                    faults[number] = fault
            if len(faults) in (0, len(waiting)):
                break
            waiting = list(faults)
        for last in faults.values():
            if last.outcome != "not_attempted":  # it tries out a function that is still a stub
                self._note(last.message)
        return None

    def _note(self, note: str) -> None:
        note = re.sub("^(?:cell|an import) ", lambda first: first[0].capitalize(), note)
        if not self._loaded and note not in self.notes and len(self.notes) < MAX_NOTES:
            self.notes.append(note)
