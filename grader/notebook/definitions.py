"""Which of several definitions of a function in a notebook counts."""

import ast
import re
from collections.abc import Sequence

from grader.notebook.statements import Piece

STEP = re.compile(r"step\d+_\w+")


def counting(pieces: Sequence[Piece], name: str, step: str) -> list[Piece]:
    """What makes a function of a step, in order; the last one counts.

    Cells with the step's tag win over others, code cells over text, functions over stubs, stubs over variables with the
    same name, and anything over an import from the step's own file.
    """
    defined = {one for piece in pieces if not piece.is_import for one in piece.defines}
    binding = [one for one in pieces if name in one.binds]
    written = [one for one in binding if not one.is_stub and not _is_of_a_step(one)]
    kinds = (
        [one for one in written if name in one.makes],
        [one for one in written if one.wraps & defined],
        [one for one in binding if one.is_stub],
        written,
    )
    making = next(filter(None, kinds), binding)
    making = [one for one in making if not one.cell.is_text] or making
    return [one for one in making if step in one.cell.tags] or making


def passed_over(pieces: Sequence[Piece], name: str, step: str) -> tuple[int, int] | None:
    """The tagged cell that a function is taken from, and one below it, without the tag, that has it as well."""
    found = counting(pieces, name, step)
    if not found or step not in found[-1].cell.tags:
        return None
    last = found[-1]
    below = [one for one in pieces[pieces.index(last) + 1 :] if name in one.makes and not one.is_stub]
    others = [one.cell.number for one in below if not one.cell.is_text and one.cell.number != last.cell.number]
    return (last.cell.number, others[-1]) if others else None


def _is_of_a_step(one: Piece) -> bool:
    """Whether it imports from a step's file, as happens when somebody puts files into one notebook."""
    return isinstance(one.node, ast.ImportFrom) and STEP.fullmatch(one.node.module or "") is not None
