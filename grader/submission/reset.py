"""A step's file as it was handed out, as a whole or one function of it; what was written is kept beside it."""

import ast
import re
from itertools import count
from pathlib import Path

from grader.notebook.statements import NOT_PYTHON

KEPT = "{name}.{number}.bak"


def with_function(text: str, function: str, stub: str) -> str:
    """A text in which one function is as in the stub, and every other line as it was.

    Args:
        text: what a student has, which need not be Python everywhere. Of several definitions the last one counts; where
            there is none, the function comes last.
        function: its name.
        stub: has it.
    """
    handed_out = stub.split("\n")
    begin, end = _place(handed_out, function) or (0, 0)
    ending = "\r" if "\r\n" in text else ""  # of a line
    new = [line + ending for line in handed_out[begin:end]]
    lines = text.split("\n")
    found = _place(lines, function)
    if found is None:
        return "\n".join([*text.rstrip().split("\n"), ending, ending, *new, ""])
    return "\n".join([*lines[: found[0]], *new, *lines[found[1] :]])


def keep(file: Path) -> Path:
    """Copy a file to one beside it that was not there; the copy."""
    for number in count(1):
        kept = file.with_name(KEPT.format(name=file.name, number=number))
        try:
            with kept.open("xb") as opened:
                opened.write(file.read_bytes())
        except FileExistsError:
            continue
        return kept
    raise AssertionError


def _place(lines: list[str], function: str) -> tuple[int, int] | None:
    """The positions of a function's first line, its decorators included, and of the line after its last one."""
    try:
        body = ast.parse("\n".join(lines)).body
    except NOT_PYTHON:
        return _place_by_margin(lines, function)
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = [node for node in body if isinstance(node, kinds) and node.name == function]
    if not nodes:
        return None
    first = min([nodes[-1].lineno, *(decorator.lineno for decorator in nodes[-1].decorator_list)])
    return first - 1, nodes[-1].end_lineno or first


def _place_by_margin(lines: list[str], function: str) -> tuple[int, int] | None:
    """The same of what is not Python: up to the next line that begins something at the left margin."""
    begins = [number for number, line in enumerate(lines) if re.match(rf"(async\s+)?def\s+{function}\b", line)]
    if not begins:
        return None
    begin = end = begins[-1]
    for number, line in enumerate(lines[begin + 1 :], start=begin + 1):
        if re.match(r"[\w@#]", line):
            break
        if line.strip():
            end = number
    return begin, end + 1
