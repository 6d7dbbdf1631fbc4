"""Python values as trees that a frame can carry, and back: used on both sides of the wire.

A tree is a JSON object with one of these keys:

    v  None, bool, int, float or str              a  a numpy array (kinds b i u f c U)
    s  a sequence: list of trees                  d  a dict: list of [tree, tree]
    h  a handle: the object stays in the worker   p  a prop: built in the worker at a check's request

and `t`, the name of the original type. A list (or tuple, range, array.array) of numbers or of strings, flat or nested,
travels as an array with `t` saying what it was.
"""

import array
from collections import deque
from collections.abc import Callable, KeysView, ValuesView
from typing import Any

import numpy as np

from grader.worker.protocol.wire import can_carry

Tree = dict[str, Any]
Plain = np.ndarray[Any, Any]

SEQUENCES = (list, tuple, range, array.array, deque, KeysView, ValuesView)
MAX_DEPTH = 8
MAX_NODES = 20_000
MAX_TEXT = 100_000
MAX_OUTPUT = 20_000  # characters printed
MAX_INT = 2**200
MAX_KEYS = 1000  # of a dict
METHODS = ("fit", "predict", "predict_proba", "decision_function", "score")  # of objects that stay in the worker
MAX_PIXELS = 6_000_000  # of a picture
MAX_AXES = 200


def type_name(value: object) -> str:
    """How a type is called in messages."""
    return type(value).__name__[:80]


def to_tree(value: Any, special: Callable[[Any], Tree]) -> Tree:
    """The tree of a value.

    Args:
        value: anything.
        special: makes the tree of what is not plain data (a model, a figure, a prop).
    """
    return _Encoder(special).tree(value, 0)


class _Encoder:
    """One walk over a value; counts what it has seen, so that an endless one ends."""

    def __init__(self, special: Callable[[Any], Tree]) -> None:
        self.special = special
        self.nodes = 0

    def tree(self, value: Any, depth: int) -> Tree:
        self.nodes += 1
        name = type_name(value)
        if depth > MAX_DEPTH or self.nodes > MAX_NODES:
            return self.special(value)
        scalar = _scalar(value)
        if scalar is not None or value is None:
            return {"v": scalar, "t": name}
        plain = _array(value)
        if plain is not None:
            return {"a": plain, "t": name}
        if isinstance(value, (*SEQUENCES, set, frozenset)):
            return {"s": [self.tree(item, depth + 1) for item in list(value)[:MAX_NODES]], "t": name}
        if isinstance(value, np.ndarray) and value.dtype == object and 0 < value.ndim <= MAX_DEPTH:
            return {"s": [self.tree(item, depth + 1) for item in list(value)[:MAX_NODES]], "t": name}
        if isinstance(value, dict):
            pairs = list(value.items())[:MAX_KEYS]
            return {"d": [[self.tree(key, depth + 1), self.tree(item, depth + 1)] for key, item in pairs], "t": name}
        return self.special(value)


def _scalar(value: Any) -> bool | int | float | str | None:
    """The plain scalar of a value, None when it is none."""
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        number = int(value)
        return number if abs(number) < MAX_INT else None
    if isinstance(value, (float, np.floating)):
        return float(value)
    if isinstance(value, str):
        return str.__str__(value)[:MAX_TEXT]
    return None


def _array(value: Any) -> Plain | None:
    """The base array of a value that is one, or holds only numbers or only strings; None otherwise."""
    if isinstance(value, array.array):
        return np.array(value) if value.typecode not in "uw" else None
    if isinstance(value, (list, tuple, range, deque)):
        return _array_of_sequence(value)
    if isinstance(value, (str, bytes, bytearray, memoryview, type)) or not hasattr(value, "__array__"):
        return None
    plain = np.asarray(value)
    if plain.dtype == object:
        return _array_of_sequence(plain.tolist()) if plain.ndim else None
    return plain if can_carry(plain) else None


def _array_of_sequence(value: Any) -> Plain | None:
    kinds = set(_leaf_kinds(value, 0))
    if not kinds or not (kinds <= {"b", "i", "u", "f", "c"} or kinds == {"U"}):
        return None
    try:
        plain = np.array(value)
    except (ValueError, OverflowError, TypeError):
        return None  # ragged
    return plain if can_carry(plain) else None


def _leaf_kinds(value: Any, depth: int) -> set[str]:
    """The dtype kinds of all numbers and strings in nested sequences; "?" stands for anything else."""
    kinds: set[str] = set()
    if depth > MAX_DEPTH:
        return {"?"}
    for item in value:
        if isinstance(item, (bool, np.bool_)):
            kinds.add("b")
        elif isinstance(item, int):
            kinds.add("i")
        elif isinstance(item, float):
            kinds.add("f")
        elif isinstance(item, str):
            kinds.add("U")
        elif isinstance(item, np.generic):
            kinds.add(item.dtype.kind)
        elif isinstance(item, (list, tuple)) and item:
            kinds |= _leaf_kinds(item, depth + 1)
        elif isinstance(item, np.ndarray) and item.ndim == 0:
            kinds.add(item.dtype.kind)
        elif isinstance(item, array.array) and item:
            kinds.add("f" if item.typecode in "fd" else "i")
        else:
            kinds.add("?")
        if "?" in kinds:
            break
    return kinds


def from_tree(tree: Tree, special: Callable[[Tree], Any]) -> Any:
    """The value of a tree, of its original type where that is list, tuple or dict.

    Args:
        tree: as to_tree makes it.
        special: makes the value of a tree with `h` or `p`.
    """
    if "v" in tree:
        return tree["v"]
    if "a" in tree:
        plain = tree["a"]
        return plain if tree["t"] not in ("list", "tuple") else _tuples(plain.tolist(), tree["t"])
    if "s" in tree:
        items = [from_tree(item, special) for item in tree["s"]]
        return tuple(items) if tree["t"] == "tuple" else items
    if "d" in tree:
        return {from_tree(key, special): from_tree(item, special) for key, item in tree["d"]}
    return special(tree)


def _tuples(value: Any, name: str) -> Any:
    return tuple(value) if name == "tuple" else value
