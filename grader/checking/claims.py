"""Claims that a check makes about what a student's function did, and what is said when one does not hold."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

import numpy as np

from grader.outcomes import OUTCOMES, Image, StudentFault
from grader.worker.answers import Answer, Handle

# Gives what a check last noted with expect(expected=, actual=), even if it passed.
Noted = tuple[str | None, str | None]
noted: ContextVar[Callable[[], Noted]] = ContextVar("noted", default=lambda: (None, None))


# Pictures are made for claims that hold, too: this is for recording what the reference draws.
always_draw: ContextVar[bool] = ContextVar("always_draw", default=False)
SAME = 1e-6  # numbers that differ by less are taken for the same
# Names that begin with the sound of a vowel; letters of an abbreviation, such as SVC, are spelled out.
VOWEL = re.compile(r"[aeioAEIO]|[uU]n(?!i)|nd|[FHLMNRSX](?=[A-Z])")
Images = Sequence[Image] | Callable[[], Sequence[Image]]


def expect(
    claim: bool | np.bool_,
    message: str,
    *,
    help: str = "",
    expected: str | None = None,
    actual: str | None = None,
    images: Images = (),
) -> None:
    """Fail the check unless a claim holds; expected and actual are kept in the report either way.

    Pictures, or a function that makes them, are for the reader of a claim that does not hold.
    """
    noted.set(lambda: (expected, actual))
    pictures = made(images, holds=bool(claim))
    if not claim:
        raise StudentFault(message, help=help, expected=expected, actual=actual, images=pictures)


def wait_for(message: str) -> None:
    """End the check as not checked: something else has to be right first, which another check is about."""
    raise StudentFault(f"Not checked yet: {message}", outcome="skipped")


def made(images: Images, *, holds: bool) -> list[Image]:
    """The pictures of a claim; none when it holds, unless they are always made."""
    if holds and not always_draw.get():
        return []
    return list(images() if callable(images) else images)


def expect_same(found: Any, wanted: Any, message: str, *, help: str = "") -> None:
    """Fail the check unless two arrays (or plain values) are equal; names the first difference."""
    found_array, wanted_array = np.asarray(found), np.asarray(wanted)
    if np.array_equal(found_array, wanted_array):
        noted.set(lambda: (show(wanted), show(found)))
        return
    if found_array.shape != wanted_array.shape:
        expect(
            False,
            message,
            help=help,
            expected=f"shape {wanted_array.shape}",
            actual=f"shape {found_array.shape}",
        )
    different = np.argwhere(found_array != wanted_array)
    first = tuple(int(position) for position in different[0])
    where = f" at {_index(first)}" if first else ""
    expect(
        False,
        message,
        help=help,
        expected=f"{show(wanted_array[first])}{where}",
        actual=f"{show(found_array[first])}{where}",
    )


def _index(first: tuple[int, ...]) -> str:
    if len(first) == 1:
        return f"index {first[0]}"
    return f"index [{', '.join(map(str, first))}]"


def expect_raises(
    call: Callable[[], Any],
    error: str,
    message: str,
    *,
    help: str = "",
    right: Callable[[], Any] | None = None,
    by_accident: str = "",
) -> None:
    """Fail the check unless a call to the student's code raises an exception of this class or a derived one.

    Args:
        call: makes the call.
        error: the name of the class.
        message: what is said where it does not.
        help: a likely cause.
        right: makes a call that has no reason to raise: where the same line raises there, too, it was by accident.
        by_accident: what is said then.
    """
    try:
        call()
    except StudentFault as fault:
        if not fault.place or fault.outcome != "failed":  # it was not the call that raised
            raise
        if error not in fault.exceptions:
            raise StudentFault(message, help=help, expected=error, actual=fault.message) from fault
        if right and _raised_at(right) == fault.place:
            raise StudentFault(by_accident, help=help, exceptions=fault.exceptions) from fault
        noted.set(lambda: (error, error))
        return
    expect(False, message, help=help, expected=error, actual="no exception")


def _raised_at(call: Callable[[], Any]) -> str | None:
    """The place in the student's code where a call raises; None where it does not."""
    try:
        call()
    except StudentFault as fault:
        return fault.place
    return None


@contextmanager
def given(words: str) -> Iterator[None]:
    """Add what the student's function was given to whatever goes wrong inside: "16 digits and a grid of 1 x 1"."""
    try:
        yield
    except StudentFault as fault:
        if OUTCOMES[fault.outcome].fault:
            fault.message += f" It was given {words}."
        raise


@contextmanager
def explained(cause: Callable[[], str]) -> Iterator[None]:
    """Look for the cause of whatever goes wrong inside; where there is one, it is the help."""
    try:
        yield
    except StudentFault as fault:
        if OUTCOMES[fault.outcome].fault:
            fault.help = cause() or fault.help
        raise


def judged_elsewhere(call: Callable[[], Any], otherwise: Any) -> Any:
    """What a call gives, or something else where the student's code is at fault in it, which another check is about."""
    try:
        return call()
    except StudentFault:
        return otherwise


def expect_unchanged(answer: Answer, *originals: Any) -> None:
    """Fail the check when a call made with keeping_inputs changed the arrays or lists it was given; None skips one."""
    for position, (after, before) in enumerate(zip(answer.inputs, originals, strict=False)):
        if before is None:
            continue
        now = after.array() if isinstance(before, list) else after.data
        was, where = np.asarray(before), ""
        if after.data is before or (isinstance(now, np.ndarray) and np.array_equal(now, was)):
            noted.set(partial(_unchanged, was, now))
            continue
        if isinstance(now, np.ndarray) and now.shape == was.shape and now.shape:
            first = tuple(int(index) for index in np.argwhere(now != was)[0])
            now, was, where = now[first], was[first], f" at {_index(first)}"
        raise StudentFault(
            f"{answer.source} changed its argument {answer.named(position)}.",
            help="Does it work in place (shuffle, sort, +=, x[...] = ...)? Make a copy, or build a new array.",
            expected=f"still {show(was)}{where}",
            actual=f"{show(now)}{where}",
            changed=position,
        )


def _unchanged(was: Any, now: Any) -> Noted:
    return f"still {show(was)}", show(now)


def in_digits(*numbers: float) -> tuple[str, ...]:
    """Numbers in four digits, or in as many more as it takes to tell them apart."""
    for digits in (4, 7, 17):
        texts = tuple(f"{number:.{digits}g}" for number in numbers)
        if len(set(texts)) > 1 or np.ptp(numbers) < SAME:
            break
    return texts


def one(name: str) -> str:
    """A type's name with its article, by its sound: an int, a uint8, an ndarray, an SVC, a LinearSVC."""
    return f"{'an' if VOWEL.match(name) else 'a'} {name}"


def show(value: Any) -> str:
    """A value in a form that is easy to read: short and exact."""
    is_tuple = isinstance(value, Answer) and value.type_name == "tuple"
    if isinstance(value, Answer):
        value = value.data
    if isinstance(value, Handle):
        return one(value.type_name)
    if isinstance(value, dict):
        pairs = [f"{key!r}: {show(item)}" for key, item in list(value.items())[:6]]
        value = f"{{{', '.join(pairs)}{', ...' if len(value) > 6 else ''}}}"  # noqa: PLR2004 - fits a line
        return str(value)[:200]
    if isinstance(value, list):
        inner = f"{', '.join(show(item) for item in value[:6])}{', ...' if len(value) > 6 else ''}"  # noqa: PLR2004
        return (f"({inner}{',' if len(value) == 1 else ''})" if is_tuple else f"[{inner}]")[:200]
    if isinstance(value, (np.ndarray, np.generic)):
        if not value.ndim:
            return repr(value.item())
        if value.size <= 8 and value.ndim == 1:  # noqa: PLR2004 - fits a line
            return repr(value.tolist())
        start = ", ".join(repr(item) for item in value.reshape(-1)[:6].tolist())
        return f"[{start}, ...] of shape {value.shape}"
    return repr(value)[:200]
