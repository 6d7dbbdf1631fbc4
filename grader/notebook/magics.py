"""Takes what IPython adds to Python (magics, shell lines, question marks) out of a cell; lines keep their numbers.

IPython can do this too, but takes half a second to import: a worker has no time for that.
"""

import ast
import re

# Cell magics whose body is Python that runs in the notebook itself.
RUN_THEIR_BODY = ("time", "timeit", "capture", "prun")
CELL_MAGIC = re.compile(r"\s*%%(\w*)")
PROMPT = re.compile(r"^(?:>>>|\.\.\.)(?: |$)")
TIMED = re.compile(r"(\s*)%(?:time|prun)\s+(?!-)(.*)")
SPECIAL = re.compile(r"(\s*)(?:[%!?]|.*\?\s*(?:#.*)?$)")
ASSIGNED = re.compile(r"(\s*\w[\w., \[\]'\"]*=\s*)[%!]")
MAX_SPECIAL_LINES = 200


def plain(source: str) -> tuple[str, ast.Module]:
    """The source without what is not Python, and its tree; a cell in another language becomes empty.

    A line is IPython's if Python's parser stops there, so a line inside a long expression may begin with %.

    Raises:
        SyntaxError, ValueError, RecursionError, MemoryError: as from ast.parse, about what is left.
    """
    lines = source.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
    # As IPython does with a cell that is indented as a whole, or was copied from a session with its prompts.
    lines = [line.removeprefix(indent) for line in lines]
    if lines[first].startswith(">>> "):
        lines = [PROMPT.sub("", line) for line in lines]
    magic = CELL_MAGIC.match(lines[first])
    if magic:
        lines = [""] * (first + 1) + lines[first + 1 :] if magic[1] in RUN_THEIR_BODY else [""]
    for _ in range(MAX_SPECIAL_LINES):
        text = "\n".join(lines)
        try:
            return text, ast.parse(text)
        except SyntaxError as error:
            index = (error.lineno or 0) - 1
            if not 0 <= index < len(lines) or not _take_out(lines, index):
                raise
    raise SyntaxError("there are too many magics in one cell")


def _take_out(lines: list[str], index: int) -> bool:
    """Replace one line and those it continues on; returns whether it was IPython's."""
    line = lines[index]
    timed, assigned, special = TIMED.match(line), ASSIGNED.match(line), SPECIAL.match(line)
    if timed:
        lines[index] = timed[1] + timed[2]
        return True
    if assigned:
        replaced = assigned[1] + "None"
    elif special:
        replaced = special[1] + "pass"
    else:
        return False
    while lines[index].endswith("\\") and index + 1 < len(lines):
        lines[index], replaced = replaced, ""
        index += 1
    lines[index] = replaced
    return True
