"""Values in the lines of an example, on the trusted side: what stays with the student's code, and what is the same."""

import builtins
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from grader.worker.answers import Answer, Handle
from grader.worker.protocol.values import METHODS

WRITTEN = {"np": np, "array": np.array, **{name: np.dtype(name) for name in ("uint8", "int64", "float64", "object")}}
SEQUENCES: dict[str, type[Any]] = {"tuple": tuple, "set": set, "frozenset": frozenset}
FAMILIES = {"i": "iu", "u": "iu", "f": "iuf"}  # kind of the values that are wanted -> kinds that are as good


class Untried(Exception):
    """An example cannot be tried here."""


class Held:
    """An object that stays with the student's code, for the lines of an example."""

    def __init__(self, handle: Handle) -> None:
        self.handle = handle

    def _untried(self, *_: object) -> Any:
        """What Python does with it is seen where it is, not here."""
        raise Untried

    __iter__ = __len__ = __getitem__ = __array__ = __eq__ = __ne__ = __float__ = __int__ = _untried
    __hash__ = object.__hash__

    def __getattr__(self, name: str) -> Any:
        if name not in METHODS:
            raise Untried
        if name not in self.handle.can:
            raise AttributeError(name)

        def method(*arguments: Any) -> Any:
            answer = self.handle.call(name, *arguments)
            return self if name == "fit" else plain(answer)

        return method


class Asked:
    """A model of an example, for the student's code: what it cannot do ends as it does in Python."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def __getattr__(self, name: str) -> Any:
        try:
            method = getattr(self._model, name)
            return partial(_without_a_value, method) if name == "fit" else method
        except AttributeError as error:
            words = str(error)

        def missing(*_: object) -> Any:
            raise ValueError(words)

        return missing


def _without_a_value(method: Callable[..., object], *given: Any) -> None:
    """Call what returns a model itself, which is no data."""
    method(*given)


def value_of(wanted: str) -> Any:
    """A value as the course has written it; None where nothing is wanted."""
    return eval(wanted, {**vars(builtins), **WRITTEN}) if wanted else None  # noqa: S307 - the course's own text


def plain(answer: Answer) -> Any:
    """An answer as the value that it was."""
    data = answer.data
    if isinstance(data, np.ndarray) and answer.type_name in ("list", "tuple") and data.ndim:
        data = data.tolist()
    if isinstance(data, list):
        items = [plain(item) if isinstance(item, Answer) else item for item in data]
        return SEQUENCES.get(answer.type_name, list)(items)
    if isinstance(data, dict):
        return {key: plain(item) for key, item in data.items()}
    return Held(data) if isinstance(data, Handle) else data


def change(before: Any, after: Answer) -> None:
    """Let an argument be what it is after a call."""
    now = plain(after)
    if isinstance(before, np.ndarray) and before.flags.writeable and isinstance(now, np.ndarray):
        if now.size == before.size:
            before.shape = now.shape
            before[...] = now.astype(before.dtype)
    elif isinstance(before, list) and isinstance(now, (list, np.ndarray)):
        before[:] = list(now)
    elif isinstance(before, dict) and isinstance(now, dict) and not any(isinstance(one, Held) for one in now.values()):
        before.clear()
        before.update(now)


def is_same(found: Any, wanted: Any) -> bool:
    """Whether a value is the one that is wanted, whatever holds it: a list is as good as an array."""
    if isinstance(wanted, type) or isinstance(found, Held):
        return False
    if isinstance(wanted, dict):
        return isinstance(found, dict) and found.keys() == wanted.keys() and all(map(is_same, *_values(found, wanted)))
    if isinstance(wanted, tuple):
        return isinstance(found, (list, tuple)) and len(found) == len(wanted) and all(map(is_same, found, wanted))
    if isinstance(wanted, list) and any(isinstance(one, (str, dict, tuple, np.ndarray)) for one in wanted):
        return (
            isinstance(found, (list, tuple, np.ndarray))
            and len(found) == len(wanted)
            and all(map(is_same, found, wanted))
        )
    try:
        one, other = np.asarray(found), np.asarray(wanted)
    except ValueError:  # parts of different lengths
        return isinstance(found, (list, tuple)) and len(found) == len(wanted) and all(map(is_same, found, wanted))
    kind = other.dtype.kind
    if one.shape != other.shape or (other.size and one.dtype.kind not in FAMILIES.get(kind, kind)):
        return False
    return bool(np.allclose(one, other, equal_nan=True) if kind in "iuf" else np.array_equal(one, other))


def _values(found: dict[Any, Any], wanted: dict[Any, Any]) -> tuple[list[Any], list[Any]]:
    return [found[key] for key in wanted], list(wanted.values())
