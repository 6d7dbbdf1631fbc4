"""The twin of a step whose functions may stand in a notebook: cells are run one by one, each with a deadline."""

import re
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Annotated, Any, Literal

import msgspec

from grader.outcomes import StudentFault
from grader.submission.cells import MAX_CELLS
from grader.worker import explain
from grader.worker.twin import CALL_SECONDS, IMPORT_SECONDS, Twin

CELLS_SECONDS, LEAST_SECONDS = 40.0, 0.5  # of all cells that a step needs; of one, when these are over
MAX_DEATHS = 4
MAX_NOTES = 5


class NotebookTwin(Twin):
    """The functions of one step, from the cells of a notebook that they need, or from the step's own file.

    Args:
        path: the step's own file, which need not exist.
        notebook: the staged code of the notebook.
        step: the step's id.
        functions: function -> its step, for all functions of the course.
        settings: as for a Twin.
    """

    def __init__(self, path: Path, *, notebook: Path, step: str, functions: Mapping[str, str], **settings: Any) -> None:
        super().__init__(path, **settings)
        self._notebook = notebook
        self._step = step
        self._functions = functions
        self._without: list[int] = []
        self._opened = False
        self.cells: set[int] = set()  # that were run, or that a note is about

    def open(self) -> None:
        """Find out where the functions stand, and run what makes them.

        Raises:
            StudentFault: they stand nowhere, or cannot be made.
        """
        self._import()

    def _load(self) -> None:
        """Find out where the functions stand, and run what makes them."""
        until, fault = monotonic() + CELLS_SECONDS, None
        while True:
            plan = self._plan()
            if not self._opened:
                self._describe(plan)
            if plan.source == "nothing":
                raise fault or explain.nothing_of_it(self.file)
            if plan.source == "file":
                super()._load()
                break
            fault = self._run_cells(plan.cells, until)
            if fault is None:
                break
            if len(self._without) > MAX_DEATHS:
                raise fault
            self._start()
        self._opened = True

    def _plan(self) -> "_Plan":
        request = {
            "do": "open",
            "file": str(self._path) if self._path.exists() else None,
            "notebook": str(self._notebook),
            "step": self._step,
            "functions": dict(self._functions),
            "without": self._without,
        }
        reply = self._request(request, "import", IMPORT_SECONDS, 0)
        try:
            # Whatever else a worker may have sent is no plan.
            return msgspec.convert({name: reply[name] for name in _Plan.__struct_fields__}, _Plan)
        except (KeyError, msgspec.ValidationError) as error:
            raise self._malformed("import") from error

    def _describe(self, plan: "_Plan") -> None:
        """Keep what the report says of the notebook; in later lives the code may know more than it may say."""
        self.file = self._path.name if plan.source == "file" else self._notebook.name
        broken = {one["cell"]: one for one in plan.broken if isinstance(one.get("cell"), int)}
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
            self._note(f"{self.file} is graded, so that step in {self._notebook.name} is not.")

    def _run_cells(self, cells: list[int], until: float) -> StudentFault | None:
        """Run cells in order, and again those that failed, for one may need another below it.

        Returns: the fault of the cell that the worker has not survived; it is left out from now on.
        """
        waiting = cells
        while True:
            faults: dict[int, StudentFault] = {}
            for number in waiting:
                seconds = min(CALL_SECONDS, max(until - monotonic(), LEAST_SECONDS))
                try:
                    self._request({"do": "cell", "number": number}, f"cell {number}", seconds, 0)
                except StudentFault as fault:
                    if self._process is None:
                        self._without.append(number)
                        self._note(fault.message)
                        self._broken.pop(f"cell {number}", None)
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
        note = re.sub("^cell", "Cell", note)
        if not self._opened and note not in self.notes and len(self.notes) < MAX_NOTES:
            self.notes.append(note)


class _Plan(msgspec.Struct):
    """What a worker answers to "open"; the fields are those of grader.notebook.plan.Plan."""

    source: Literal["file", "notebook", "nothing"]
    cells: Annotated[list[int], msgspec.Meta(max_length=MAX_CELLS)]
    text_cells: Annotated[list[int], msgspec.Meta(max_length=MAX_CELLS)]
    broken: Annotated[list[dict[str, Any]], msgspec.Meta(max_length=MAX_CELLS)]
    passed_over: Annotated[list[tuple[str, int, int]], msgspec.Meta(max_length=MAX_CELLS)]
    both: bool
