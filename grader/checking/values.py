"""Reading what a student's function returned: whatever it is, a check gets plain data or fails with a message."""

import math
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from grader.checking.claims import expect, one, show
from grader.worker.answers import Answer, Handle

Array = np.ndarray[Any, Any]
Kind = Literal["numbers", "whole numbers", "True/False", "text"]

# Types that make their values later, and what is probably missing.
AROUND = "Is list(...) or np.array(...) around it missing?"
LATER = {"generator": f"Is there a yield instead of a return? If not: {AROUND}"} | dict.fromkeys(
    ("map", "filter", "zip"), AROUND
)
UNCALLED = ("method", "function", "builtin_function_or_method")
WHY_NOT_FINITE = "Is there a division by zero, or the mean of nothing?"
MANY_NAMES = 1000
MOST = 1e30  # squares and sums of such numbers are finite
KINDS: dict[Kind, str] = {"numbers": "biuf", "whole numbers": "iu", "True/False": "b", "text": "U"}
EMPTY: dict[Kind, type] = {
    "numbers": float,
    "whole numbers": int,
    "True/False": bool,
    "text": str,
}  # any nothing counts


def as_array(answer: Answer, *, shape: tuple[int | None, ...] | None = None, kind: Kind | None = None) -> Array:
    """The base array in an answer: an array, or a list, tuple or similar of numbers, nested or not.

    Args:
        answer: what a function returned.
        shape: what it must be; None for a length that is not known.
        kind: what its values must be; whole numbers of any integer type, True/False only as such.

    Raises:
        StudentFault: it is something else.
    """
    array = answer.array()
    if array is None:
        expect(
            False,
            f"{answer.said} {what(answer)}, where an array was expected.",
            help=_why_no_array(answer),
            expected=f"an array{_shape_words(shape)}",
            actual=what(answer),
        )
        raise AssertionError
    if shape is not None:
        fits = len(shape) == array.ndim and all(w is None or w == n for w, n in zip(shape, array.shape, strict=True))
        expect(
            fits,
            f"{answer.said} an array of the wrong shape.",
            help=_why_shape(array.shape, shape),
            expected=f"shape {_shape(shape)}",
            actual=f"shape {array.shape}",
        )
    if not _are_ordinary(array):
        _expect_finite(answer, array)
    if kind is not None and array.size:
        expect(
            array.dtype.kind in KINDS[kind],
            f"{answer.said} {_container(answer)} of {_dtype(array)} values, where {kind} were expected.",
            help=_why_kind(answer, array, kind),
            expected=kind,
            actual=f"{_dtype(array)}, {show(array)}",
        )
    return array if array.size or kind is None else array.astype(EMPTY[kind])


def _are_ordinary(array: Array) -> bool:
    """Whether all values are finite and of an ordinary size; found without another array of that size."""
    if array.dtype.kind not in "fc" or not array.size:
        return True
    parts = (array.real, array.imag) if array.dtype.kind == "c" else (array,)
    most = MOST / 2  # of each part, so that the whole is below MOST; no comparison is true of nan
    return all(float(part.min()) >= -most and float(part.max()) <= most for part in parts)


def _expect_finite(answer: Answer, array: Array) -> None:
    finite = np.isfinite(array).reshape(-1)
    if not finite.all():
        expect(
            False,
            f"{answer.said} an array in which {finite.size - np.count_nonzero(finite)} of {array.size} values are not "
            "finite numbers.",
            help=WHY_NOT_FINITE,
            expected="finite numbers",
            actual=repr(array.reshape(-1)[np.argmin(finite)].item()),
        )
    if np.abs(array).max() > MOST:
        _too_large(answer, float(np.abs(array).max()))


def as_number(answer: Answer) -> float:
    """The number in an answer: int, float, numpy scalar or array without dimensions."""
    value = answer.data.item() if isinstance(answer.data, np.ndarray) and not answer.data.ndim else answer.data
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    expect(
        is_number,
        f"{answer.said} {what(answer)}, where one number was expected.",
        help=_why_no_number(answer),
        expected="a number",
        actual=what(answer),
    )
    number = float(value)
    expect(
        math.isfinite(number),
        f"{answer.said} {number}, which is not a finite number.",
        help=WHY_NOT_FINITE,
        expected="a finite number",
        actual=str(number),
    )
    if abs(number) > MOST:
        _too_large(answer, number)
    return number


def _too_large(answer: Answer, number: float) -> None:
    """Fail: what is computed from it might be no number any more."""
    expect(
        False,
        f"{answer.said} a number as large as {number:.3g}.",
        help="Is something multiplied, or divided by nearly zero, again and again?",
        expected="numbers of an ordinary size",
        actual=f"{number:.3g}",
    )


def as_int(answer: Answer, *, help: str = "") -> int:
    """The whole number in an answer: int or a numpy integer; not a float, nor an array of one."""
    value = answer.data.item() if isinstance(answer.data, np.ndarray) and not answer.data.ndim else answer.data
    is_int = isinstance(value, int) and not isinstance(value, bool)
    expect(
        is_int,
        f"{answer.said} {what(answer)}, where one whole number was expected.",
        help=(help if answer.data is not None else "") or _why_no_number(answer),
        expected="an int",
        actual=what(answer),
    )
    return int(value)


def as_parts(answer: Answer, names: Sequence[str]) -> list[Answer]:
    """The parts of a tuple (or list, or array) of known length, each as its own answer."""
    data = answer.data
    wanted = f"{len(names)} values ({', '.join(names)})"
    if isinstance(data, np.ndarray) and data.ndim and len(data) == len(names):
        data = [Answer(part.item() if isinstance(part, np.generic) else part, type(part).__name__) for part in data]
    many = isinstance(data, np.ndarray) and data.ndim > 0  # and not as many as there should be
    several = many or (isinstance(data, list) and answer.type_name not in ("set", "frozenset"))
    expect(
        several and len(data) == len(names),
        f"{answer.said} {what(answer)}, where {wanted} were expected.",
        help=_why_no_parts(answer, several=several, names=", ".join(names)),
        expected=wanted,
        actual=f"{len(data)} values" if several else what(answer),
    )
    return [
        Answer(part.data, part.type_name, source=f"{name} from {answer.source}", verb="is")
        for name, part in zip(names, data, strict=True)
    ]


def as_dict(answer: Answer, keys: Sequence[str], *, help: str = "") -> dict[str, Answer]:
    """The values of a dict that has these keys, and perhaps others."""
    found = answer.data
    expect(
        isinstance(found, dict),
        f"{answer.said} {what(answer)}, where a dict was expected.",
        help="Are the values put under their names, in a dict such as {'name': value}?"
        if found is not None
        else "Is there a return at the end?",
        expected=f"a dict with the keys {', '.join(map(repr, keys))}",
        actual=what(answer),
    )
    expect(
        set(found) >= set(keys),
        f"The dict that {answer.source} returned lacks {', '.join(repr(key) for key in keys if key not in found)}.",
        help=help or "Are all of them there, spelled as in the step's text?",
        expected=", ".join(sorted(map(repr, keys))),
        actual=", ".join(sorted(map(repr, found))) or "no keys",
    )
    return {
        key: Answer(found[key].data, found[key].type_name, source=f"{key!r} from {answer.source}", verb="is")
        for key in keys
    }


def as_names(answer: Answer) -> list[str]:
    """A list (or tuple, or array) of strings."""
    array = answer.array() if answer.type_name != "str" else None
    is_text = array is not None and (array.dtype.kind == "U" or not array.size)
    is_names = array is not None and is_text and array.ndim == 1 and array.size <= MANY_NAMES
    expect(
        is_names,
        f"{answer.said} {what(answer)}, where a list of names was expected.",
        help=_why_no_names(answer),
        expected="a list of names",
        actual=show(answer),
    )
    assert array is not None
    return [str(name) for name in array]


# Words about values


def what(answer: Answer) -> str:
    """An answer in a sentence: "None", "a list", "an array of shape (3,)", "7 (int)"."""
    data = answer.data
    if data is None:
        return "None"
    if isinstance(data, np.ndarray):
        if answer.type_name == "ndarray":
            return f"an array of shape {data.shape}"
        return f"{one(answer.type_name)} {show(data)}"
    if isinstance(data, Handle) and answer.type_name == "ndarray":
        return "an array of objects"
    if isinstance(data, Handle):
        return "a class" if data.kind == "class" else f"an object of type {answer.type_name}"
    if isinstance(data, (list, dict)):
        return f"{one(answer.type_name)} of {len(data)}"
    return f"{show(data)} ({answer.type_name})"


def _why_no_array(answer: Answer) -> str:
    if answer.data is None:
        return "Is there a return at the end? A function without one gives None."
    if answer.type_name in LATER:
        return f"A {answer.type_name} makes its values later, one by one. {LATER[answer.type_name]}"
    if answer.type_name == "ndarray":
        return (
            "Does the array hold the values themselves? np.array of what makes them later, such as map(...), is an "
            "array with that object in it: list(map(...)) has the values."
        )
    if answer.type_name in ("set", "frozenset"):
        return "A set has no order and holds nothing twice. Is it used where a list or an array belongs?"
    if isinstance(answer.data, list):
        if answer.type_name == "tuple" and any(isinstance(part.data, np.ndarray) for part in answer.data):
            return "Several values after return, with commas between them, make a tuple. Is only the array meant?"
        return "Are its parts of different lengths or types? An array needs rows of the same length."
    if isinstance(answer.data, (bool, int, float)):
        return "Is a whole array reduced to one value, or is only one element returned?"
    return "Does the last line return the array itself?"


def _why_no_parts(answer: Answer, *, several: bool, names: str) -> str:
    if several:
        return f"Does its last line return these values and no others: return {names}?"
    if answer.type_name in LATER:
        return f"A {answer.type_name} makes its values later, one by one. Does it end with return {names}?"
    return f"Does its last line return all of them: return {names}?"


def _why_no_names(answer: Answer) -> str:
    if answer.data is None:
        return "Is there a return at the end? list.sort() gives None and sorts in place; sorted(...) gives a list."
    if isinstance(answer.data, Handle):
        return "Is list(...) around it missing?"
    if answer.type_name == "str":
        return "Is it one text? A list holds every name as a text of its own."
    if isinstance(answer.data, dict):
        return "It is a dict, which belongs to no order. Are the names meant, as a list?"
    if isinstance(answer.data, (np.ndarray, int, float)):
        return "These are numbers. Are the names meant, which belong to these accuracies or these places?"
    return "Are these the names, or the pairs of names and results?"


def _why_no_number(answer: Answer) -> str:
    data = answer.data
    if data is None and answer.verb == "is":
        return "Does it come from a function without a return, or is there a case in which it gets no number?"
    if data is None:
        return "Is there a return at the end? A function without one gives None."
    if answer.type_name in UNCALLED:
        return "Are the brackets of a call missing? Without them it is the function itself that is returned."
    if isinstance(data, np.ndarray) and data.size == 1:
        return "An array of one value is not a number yet: is [0] missing?"
    if isinstance(data, np.ndarray):
        return "Is a mean, a sum or an index missing?"
    if isinstance(data, float):
        return "Is int(...) missing, or is there a division that should not be there?"
    if isinstance(data, bool):
        return "Is a comparison returned where the value was meant?"
    if isinstance(data, str):
        return "Is text for people returned where the number itself was meant?"
    if answer.verb == "is":
        return "Is it the number itself, or something that holds one?"
    return "Does the last line return only the number itself?"


def _why_shape(found: tuple[int, ...], wanted: tuple[int | None, ...]) -> str:
    if len(found) != len(wanted):
        dimensions = f"{len(found)} dimension{'s' if len(found) != 1 else ''}"
        return f"It has {dimensions} and not {len(wanted)}: is a reshape or an index missing, or is there one too many?"
    if len(found) > 1 and all(w is None or w == n for w, n in zip(wanted, reversed(found), strict=True)):
        return "Are rows and columns swapped?"
    return "Is there one row too many or too few, or a size in the code that should come from the data?"


def _why_kind(answer: Answer, array: Array, kind: Kind) -> str:
    if array.dtype.kind == "U":
        return "Text that looks like a number is still text: is a conversion missing?"
    if kind == "True/False":
        return (
            "A comparison such as y == 2 gives True or False for every value: is it turned into something else later?"
        )
    if array.dtype.kind == "b":
        return "Is a comparison returned where the values were meant?"
    if answer.source.endswith(".predict") and not np.array_equal(array, np.round(array)):
        return "Is it a model for regression? That answers with decimals, a classifier with one of the labels."
    return "Is there a division or a conversion to float somewhere on the way?"


def _container(answer: Answer) -> str:
    """What holds the values: a list is called one."""
    return "an array" if answer.type_name == "ndarray" else one(answer.type_name)


def _dtype(array: Array) -> str:
    return "text" if array.dtype.kind == "U" else str(array.dtype)


def _shape(shape: tuple[int | None, ...]) -> str:
    inner = ", ".join("n" if length is None else str(length) for length in shape)
    return f"({inner},)" if len(shape) == 1 else f"({inner})"


def _shape_words(shape: tuple[int | None, ...] | None) -> str:
    return "" if shape is None else f" of shape {_shape(shape)}"
