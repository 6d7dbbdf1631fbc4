"""What is taken for the same code, and that comparing a class stays within bounds, whatever it has written."""

import random
import time
from array import array

import pytest

from grader.batch.fingerprints import LEAST, Prints, matches, prints, tokens

CODE = "def f(x):\n    total = 0\n    for one in x:\n        total += one.size * len(x)\n    return total\n"


@pytest.mark.parametrize(
    "same",
    [
        CODE.replace("total", "t").replace("one", "o"),
        CODE.replace("    ", "\t"),
        CODE.replace(" = 0", " = 0  # nothing yet"),
        CODE.replace("\n    total = 0", "\n\n    total = 0\n\n"),
        CODE.replace("(x):\n", '(x):\n    """What it does."""\n'),
        '"""A module."""\n' + CODE,
        CODE.replace("len(x)", "len(\n  x\n )"),
    ],
)
def test_what_says_the_same_is_the_same(same):
    assert same != CODE
    assert tokens(same) == tokens(CODE)
    assert prints(same) == prints(CODE)


@pytest.mark.parametrize(
    "other",
    [
        CODE.replace("+=", "-="),
        CODE.replace("= 0", "= 1"),
        CODE.replace("len(", "sum("),
        CODE.replace("size", "shape"),
        CODE.replace("    return", "        return"),
    ],
)
def test_what_says_something_else_is_not(other):
    assert other != CODE
    assert prints(other).whole != prints(CODE).whole


BROKEN = ["", "x", "def f(:\n  '''", "\x00", "(" * 5000, "if x:\n        y\n   z\n", "\\", "\ud800", "é" * 50_000]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_whatever_is_written_has_tokens(broken):
    assert isinstance(prints(broken).whole, int)
    assert isinstance(prints(CODE + broken).whole, int)


def a_piece(number, *some):
    return Prints(number, array("L", some))


def alike(pieces, common=()):
    return [one.keys for one in matches(pieces, common) if len(one.keys) > 1]


def test_what_is_everybodys_is_left_out():
    many = {str(i): a_piece(i, *range(50), *range(1000 * i + 1000, 1000 * i + 1000 + LEAST)) for i in range(30)}
    assert alike(many) == []
    few = {key: many[key] for key in ("1", "2")}
    assert alike(few) == [("1", "2")]
    assert alike(few, [a_piece(99, *range(50))]) == []


def test_a_class_of_a_thousand_is_compared_in_seconds():
    """As many pairs as there can be: every fingerprint is in as many pieces as are still looked at."""
    dice, some = random.Random(1), [[] for _ in range(1000)]
    for number in range(1000 * 80 // 50):
        for one in dice.sample(range(1000), 50):
            some[one].append(number)
    begun = time.process_time()
    found = matches({str(number): a_piece(number, *own) for number, own in enumerate(some)}, [])
    assert len(found) >= 1000
    assert time.process_time() - begun < 30, "it takes three"
