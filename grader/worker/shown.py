"""A call as a student would write it: its arguments written out where that is short."""

import json
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from grader.worker.answers import Answer, Handle, Prop, Recipe

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 150  # characters of all arguments together
FEW = 60  # values of an array
ROW, ROWS = 784, 16  # pixels of a digit, and how many digits
LONG = 16  # characters of an argument that gets a line of its own


def is_short(arguments: Sequence[Any]) -> bool:
    """Whether arguments may be short enough to be written out; told without writing them."""
    return sum(map(_size, arguments)) <= FEW


def _size(value: Any) -> int:
    if isinstance(value, Answer):
        return _size(value.data)
    if isinstance(value, np.ndarray):
        are_digits = 0 < value.ndim <= 2 and value.shape[-1] == ROW and value.size <= ROW * ROWS  # noqa: PLR2004
        return 1 if are_digits else int(value.size)
    if isinstance(value, (list, tuple)):
        return 1 + sum(map(_size, value))
    if isinstance(value, dict):
        return 1 + sum(_size(item) for item in value.values())
    if isinstance(value, Prop):
        return len(value.value) if value.kind == "strings" else FEW + 1 if value.kind == "model" else 1
    return FEW + 1 if isinstance(value, Handle) else 1


class TooLong(Exception):
    """An argument cannot be written out in a few lines."""


def written(recipe: Recipe, parameters: str, digits: "Callable[[Any], str]", folder: str) -> tuple[list[str], str]:
    """The lines that make a call's arguments, and the call.

    Args:
        recipe: the call.
        parameters: of the function, such as "(x, y, k=3)": what arguments are called.
        digits: the expression for an array that holds digits which students have; empty when it holds others.
        folder: of these digits' files.

    Raises:
        TooLong: that takes more than a few lines.
    """
    names = re.findall(r"[(,] *\*?(\w+)", parameters)
    lines, given = list[str](), list[str]()
    for position, argument in enumerate(recipe.arguments):
        before, text = _argument(argument, digits, folder)
        lines += before
        if len(text) > LONG and position < len(names):
            lines.append(f"{names[position]} = {text}")
            text = names[position]
        given.append(text)
    call = f"{recipe.name}({', '.join(given)})"
    if sum(map(len, lines)) + len(call) > MOST or len(lines) > 3:  # noqa: PLR2004 - and two more with the call
        raise TooLong
    return lines, call


def _argument(value: Any, digits: "Callable[[Any], str]", folder: str) -> tuple[list[str], str]:
    if isinstance(value, Prop):
        return _prop(value, folder)
    return [], _plain(value.data if isinstance(value, Answer) else value, digits)


def _plain(value: Any, digits: "Callable[[Any], str]") -> str:
    if isinstance(value, np.ndarray):
        return digits(value) or _array(value)
    if isinstance(value, Answer):
        return _plain(value.data, digits)
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)}: {_plain(item, digits)}' for key, item in value.items())}}}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(_plain(item, digits) for item in value)}]"
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, (bool, int, float, str, type(None))):
        return json.dumps(value) if isinstance(value, str) else repr(value)
    raise TooLong


def _array(value: Any) -> str:
    if value.size > FEW:
        raise TooLong
    usual = np.asarray(value.tolist()).dtype
    kind = "" if value.dtype == usual or value.dtype.kind == "U" else f", dtype=np.{value.dtype.name}"
    return f"np.array({value.tolist()!r}{kind})"


def _prop(value: Prop, folder: str) -> tuple[list[str], str]:
    if value.kind == "axes":
        return [], "plt.figure().add_subplot()"
    if value.kind == "strings":
        return [], f"np.array({json.dumps(value.value)}, dtype=object)"
    if value.kind in ("path", "text_path") and value.value == folder:
        return [], "data_folder()" if value.kind == "path" else "str(data_folder())"
    raise TooLong
