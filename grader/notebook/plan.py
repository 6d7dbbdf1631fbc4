"""In the worker: what part of a notebook is run for one step, or whether the step's own file is graded instead."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.util import decode_source
from pathlib import Path
from typing import Literal

from grader.notebook import definitions
from grader.notebook.outline import Broken, Outline, outline
from grader.notebook.statements import NOT_PYTHON, Cell, Piece

TRIES = 2  # after that a whole cell is skipped
NEAR = 0.7  # how alike names are, one of which may be meant as the other
Source = Literal["file", "notebook", "nothing"]


@dataclass
class Plan:
    """What is done for one step.

    Attributes:
        source: where its functions are taken from.
        pieces: the statements that are run, in order.
        settings: those of them that may fail silently, such as plt.colorbar() after a picture that is not drawn.
        broken: cells that are not valid Python.
        wanting: functions of the step that nothing defines.
        missing: those of them that a broken cell seems to define -> that cell.
        text_cells: numbers of cells that are not code cells, but of which something is run.
        passed_over: function -> the cell with the step's tag that it is taken from, and one below that has it as well.
        others: functions that are not the course's -> a cell that has them: one may be meant as one that is missing.
        both: the step's own file is graded, and the notebook has something of the step as well.
    """

    source: Source = "file"
    pieces: list[Piece] = field(default_factory=list)
    settings: set[Piece] = field(default_factory=set)
    broken: list[Broken] = field(default_factory=list)
    wanting: list[str] = field(default_factory=list)
    missing: dict[str, Broken] = field(default_factory=dict)
    text_cells: list[int] = field(default_factory=list)
    passed_over: dict[str, tuple[int, int]] = field(default_factory=dict)
    others: dict[str, int] = field(default_factory=dict)
    both: bool = False

    @property
    def cells(self) -> dict[int, list[Piece]]:
        """Cell number -> the statements of that cell that are run, in order."""
        cells: dict[int, list[Piece]] = {}
        for piece in self.pieces:
            cells.setdefault(piece.cell.number, []).append(piece)
        return cells

    @property
    def counting(self) -> list[int]:
        """The numbers of the cells that are run, or say why a function is missing: a result depends on no others."""
        near = {self.others[one] for name in self.wanting for one in get_close_matches(name, self.others, 1, NEAR)}
        return sorted({*self.cells, *(one.cell.number for one in self.missing.values()), *near})


def plan(
    file: Path | None,
    notebook: Path,
    step: str,
    functions: Mapping[str, str],
    without: Sequence[int],
    *,
    stubs_count: bool = True,
) -> Plan:
    """Which statements make a step's functions.

    The step's own file is graded if anything is written in it, or if nothing of the step is written in the notebook.

    Args:
        file: the step's own file, if there is one.
        notebook: the staged code of a notebook.
        step: the step's id.
        functions: function -> its step, for all functions of the course.
        without: numbers of cells that ended the process, once or more.
        stubs_count: whether a notebook with nothing but stubs of the step has something of it.
    """
    cells = [Cell(**{**cell, "tags": tuple(cell["tags"])}) for cell in json.loads(notebook.read_bytes())]
    found = outline(cell for cell in cells if without.count(cell.number) < TRIES)
    # What a cell that ended the process defines may still be good.
    found.pieces = [piece for piece in found.pieces if piece.cell.number not in without or piece.defines]
    own = [name for name, its_step in functions.items() if its_step == step]
    missing = [name for name in own if not definitions.counting(found.pieces, name, step)]
    broken = {name: one for name in missing for one in found.broken if f"def {name}(" in one.cell.source}
    written = bool(broken) or has_written(found, step, own)
    if file is not None and (_is_written(file, step, own) or not written):
        return Plan(both=written)
    if not written and (len(missing) == len(own) or not stubs_count):
        return Plan("nothing", broken=found.broken)
    pieces = found.needed([name for name in own if name not in missing], step, functions)
    defined = {name: piece.cell.number for piece in found.pieces if not piece.is_import for name in piece.defines}
    over = {name: definitions.passed_over(found.pieces, name, step) for name in own}
    return Plan(
        "notebook",
        pieces=pieces,
        settings={piece for piece in pieces if found.is_setting(piece)},
        broken=found.broken,
        wanting=missing,
        missing=broken,
        text_cells=sorted({piece.cell.number for piece in pieces if piece.cell.is_text}),
        passed_over={name: cells for name, cells in over.items() if cells is not None},
        others={name: number for name, number in sorted(defined.items()) if name not in functions},
    )


def _is_written(file: Path, step: str, functions: list[str]) -> bool:
    """Whether a module has something of a step that is not a stub, or is not valid Python."""
    try:
        found = outline([Cell(1, decode_source(file.read_bytes()))])
    except (*NOT_PYTHON, LookupError):  # in an encoding that does not exist
        return True
    # A module says what its functions are; whatever it gives such a name is meant.
    bound = [piece for piece in found.pieces if piece.binds.intersection(functions)]
    return bool(found.broken) or has_written(found, step, functions) or not all(piece.is_stub for piece in bound)


def has_written(found: Outline, step: str, functions: Iterable[str]) -> bool:
    """Whether something makes a function of a step that is not a stub."""
    return any(not piece.is_stub for name in functions for piece in definitions.counting(found.pieces, name, step))
