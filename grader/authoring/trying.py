"""The code to try in a step's story, with the lines that it needs where no cells of a notebook have run before it."""

import builtins
from collections.abc import Iterable, Iterator, Sequence

from grader.course.home import DIGITS
from grader.course.model import Course, Step
from grader.course.story import PARTS
from grader.notebook.magics import plain
from grader.notebook.statements import NOT_PYTHON, Cell, Piece, piece

READING = f"{', '.join(DIGITS)} = grader.digits()"  # for those whose own loader is not written yet


def complete(course: Course, step: Step, stub: str, before: Sequence[str], code: str) -> str:
    """A story's code, to be run after the step's file.

    Args:
        course: its opening has imports, and its steps have functions that the code may use.
        step: whose story it is.
        stub: of that step: what it binds is there.
        before: code above it in the story.
        code: of the story.

    Returns:
        The code with what it needs in front; empty if there is nothing to run in it.
    """
    try:
        own = _pieces(code)
    except NOT_PYTHON:
        return ""
    if not own:
        return ""
    there = {name for one in _pieces(stub) for name in one.binds}
    chosen = [
        one.text
        for one in _chosen(own, there, [*given(course, step), *(one for text in before for one in _pieces(text))])
    ]
    return "\n".join([*chosen, "", code] if chosen else [code])


def lines(course: Course, step: Step, code: Sequence[str]) -> list[str]:
    """The lines that all of a story's code needs before it, for who has the step's functions already."""
    own = [one for text in code for one in _pieces(text)]
    return [one.text for one in _chosen(own, set(step.functions), list(given(course, step)))]


def _chosen(code: Iterable[Piece], there: set[str], known: list[Piece]) -> list[Piece]:
    """Those of the known statements that make what code uses and is not there."""
    there = there | set(dir(builtins))
    wanted, chosen = _needed(code) - there, list[Piece]()
    for one in reversed(known):
        if one.binds & wanted:
            wanted = (wanted - one.binds) | (_needed([one]) - there)
            chosen.insert(0, one)
    return chosen


def given(course: Course, step: Step) -> Iterator[Piece]:
    """What a notebook has before a step: the opening's imports, the digits, and the functions of other steps."""
    opening = course.checks / course.notebook.replace(".ipynb", ".md")
    if course.notebook and opening.is_file():
        for match in PARTS.finditer(opening.read_text("utf-8")):
            if match["code"]:
                yield from (one for one in _pieces(match["code"]) if one.is_import)
    yield from _pieces(READING)
    for other in course.steps:
        if other != step:
            yield from _pieces("\n".join(f"from {other.id} import {name}" for name in other.functions))


def _pieces(code: str) -> list[Piece]:
    text, tree = plain(code)
    lines = text.split("\n")
    return [piece(Cell(0, code), node, text, lines) for node in tree.body]


def _needed(pieces: Iterable[Piece]) -> set[str]:
    """Names that are used before they are bound."""
    needed, bound = set[str](), set[str]()
    for one in pieces:
        bound |= one.binds
        needed |= one.uses - bound
    return needed
