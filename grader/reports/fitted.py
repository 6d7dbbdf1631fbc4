"""Python that fits a window: its lines are broken where it stays the same Python, so that it can still be copied."""

import ast
import io
import textwrap
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

MORE = 4  # columns that a line is indented more than the one it goes on from
BACKSLASH = " \\"
LEAST = 12  # columns; in fewer nothing is gained
LAST = 100
OPENING = {"(", "[", "{"}
CLOSING = {")", "]", "}"}
NO_BEGINNING = {",", ":", "=", "."}  # what no line begins with, though it could


class Break(NamedTuple):
    """A place in a line where another one may begin.

    Attributes:
        depth: how many brackets are open there; more than any line has before one that closes, where it is broken last.
        column: of the line that is broken.
    """

    depth: int
    column: int


def fitted(code: str, width: int) -> str:
    """The same statements in lines of at most so many characters, as far as that can be.

    Args:
        code: some whole statements; what is no Python stays as it is.
        width: of the window.
    """
    lines = code.splitlines()
    if width < LEAST or max(map(len, lines), default=0) <= width:
        return code
    try:
        ast.parse(code)
    except (SyntaxError, ValueError):
        return code
    tokens = list(tokenize.generate_tokens(io.StringIO(code).readline))
    breaks = _breaks(tokens)
    return "\n".join(part for number, line in enumerate(lines, 1) for part in _broken(line, breaks[number], width))


def _breaks(tokens: list[tokenize.TokenInfo]) -> dict[int, list[Break]]:
    """Line -> where it may be broken: at a space, and behind a bracket that opens; never in a text."""
    found = defaultdict[int, list[Break]](list)
    depths = [*accumulate((token.string in OPENING) - (token.string in CLOSING) for token in tokens)]
    texts = [*accumulate(_opens(token) for token in tokens)]
    for before, token, depth, in_text in zip(tokens, tokens[1:], depths, texts, strict=False):
        row, column = token.start
        closes = token.string in CLOSING
        is_apart = closes or before.end < token.start or before.string in OPENING
        follows = before.end[0] == row and token.string.strip() and token.string not in NO_BEGINNING
        if is_apart and follows and not in_text and token.type != tokenize.COMMENT:
            found[row].append(Break(depth + LAST * closes, column))
    return found


def _opens(token: tokenize.TokenInfo) -> int:
    """Whether a text with expressions in it, which Python 3.12 takes apart, begins (1) or ends (-1)."""
    kind = tokenize.tok_name[token.type]
    return (kind == "FSTRING_START") - (kind == "FSTRING_END")


def _broken(line: str, breaks: list[Break], width: int) -> Iterator[str]:
    indent = line[: len(line) - len(line.lstrip())]
    if line.lstrip().startswith("#"):
        yield from textwrap.wrap(line, width, subsequent_indent=f"{indent}#   ", break_long_words=False)
        return
    begun, more = 0, ""
    while len(more) + len(line) - begun > width:
        room = width - len(more) + begun
        near = [one for one in breaks if one.column > begun and _end(line, one) <= room]
        if not near:
            break
        chosen = max(near, key=lambda one: (0 < one.depth < LAST, -one.depth, one.column))
        yield f"{more}{line[begun : chosen.column].rstrip()}{'' if chosen.depth else BACKSLASH}"
        begun, more = chosen.column, indent + " " * MORE
    yield f"{more}{line[begun:]}"


def _end(line: str, at: Break) -> int:
    """The column in which a line ends that is broken there."""
    return len(line[: at.column].rstrip()) + (0 if at.depth else len(BACKSLASH))
