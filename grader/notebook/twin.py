"""The twin of a step whose functions may stand in a notebook: cells are run one by one, each with a deadline."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader import explain
from grader.outcomes import StudentFault
from grader.worker.client import CALL_SECONDS, IMPORT_SECONDS, Twin

MAX_DEATHS = 3
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
        self.cells: set[int] = set()  # that were run, or that a note is about

    def open(self) -> None:
        """Find out where the functions stand, and run what makes them.

        Raises:
            StudentFault: they stand nowhere, or cannot be made.
        """
        self._import()

    def _load(self) -> None:
        while True:
            source, cells = self._plan()
            if source == "nothing":
                raise explain.nothing_of_it(self.file)
            if source == "file":
                self.file = self._path.name
                super()._load()
                return
            if self._run_cells(cells):
                return
            self._start()

    def _run_cells(self, cells: list[int]) -> bool:
        """Run cells in order, and again those that failed, for one may need another below it.

        Returns: false when the worker has not survived one of them, which is left out from now on.
        """
        waiting = cells
        while True:
            faults: dict[int, StudentFault] = {}
            for number in waiting:
                try:
                    self._request({"do": "cell", "number": number}, f"cell {number}", CALL_SECONDS, 0)
                except StudentFault as fault:
                    faults[number] = fault
                    if self._process is None:
                        self._without.append(number)
                        self._note(fault.message)
                        if len(self._without) > MAX_DEATHS:
                            raise
                        return False
            if len(faults) in (0, len(waiting)):
                break
            waiting = list(faults)
        for last in faults.values():
            if last.outcome != "not_attempted":  # it tries out a function that is still a stub
                self._note(last.message)
        return True

    def _plan(self) -> tuple[str, list[int]]:
        """Where the functions stand, and the cells to run; keeps notes on what the worker has found."""
        self.file = self._notebook.name
        request = {
            "do": "open",
            "file": str(self._path) if self._path.exists() else None,
            "notebook": str(self._notebook),
            "step": self._step,
            "functions": dict(self._functions),
            "without": self._without,
        }
        plan = self._request(request, "import", IMPORT_SECONDS, 0)
        try:
            source = str(plan["source"])
            cells, text_cells = ([int(number) for number in plan[name]] for name in ("cells", "text_cells"))
            broken = {int(one["cell"]): dict(one) for one in plan["broken"]}
            both = bool(plan["both"])
        except (KeyError, TypeError, ValueError) as error:
            raise self._malformed("import") from error
        self.cells.update(cells, broken)
        if source != "file":
            for one in broken.values():
                self._note(explain.no_python(one, self.file))
        for number in text_cells:
            self._note(f"Cell {number} is no code cell; a function in it was read all the same.")
        if both:
            self._note(f"{self._path.name} is graded, so what {self.file} has of that step is not.")
        return source, cells

    def _note(self, note: str) -> None:
        note = re.sub("^cell", "Cell", note)
        if self._life <= 1 + len(self._without) and note not in self.notes and len(self.notes) < MAX_NOTES:
            self.notes.append(note)
