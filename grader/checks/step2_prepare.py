"""Prepare the data."""

import itertools
from functools import partial

import numpy as np
import pytest

from grader.api import (
    as_array,
    as_parts,
    expect,
    expect_same,
    expect_unchanged,
    explained,
    given,
    judged_elsewhere,
    needs,
    points,
    strings,
)

AFTERWARDS = (
    "Labels that are numbers, rows that stay with their labels, and a test set put aside: without these three, "
    "no accuracy that you measure later would mean anything."
)
HINTS = {
    "to_int_labels": (
        "What does '2' == 2 give in Python?",
        "An array's astype method converts its values to another type, even text to numbers.",
        "return np.asarray(...).astype(...): which type has whole numbers?",
    ),
    "split_train_test": (
        "Which rows are the first n_train, and which are the others?",
        "Slices: a[:n] is the first n, a[n:] is the rest.",
        "return x[:...], x[...:], y[:...], y[...:] (are these in the order that is asked for?)",
    ),
    "shuffle_together": (
        "If x and y are shuffled one after the other, does every row still have its own label?",
        "np.random.default_rng(seed).permutation(n) gives the numbers 0 to n - 1 in a random order.",
        "order = np.random.default_rng(...).permutation(...); return x[...], y[...]",
    ),
}
TRY_IT = {
    "takes_other_labels": """
        >>> to_int_labels(np.array([5, 0, 4], dtype=np.uint8))
        [5, 0, 4]

        >>> to_int_labels(np.array(["5", "0", "4"]))
        [5, 0, 4]

        >>> to_int_labels(np.array(["7"]))
        [7]

        >>> y = np.array([5, 0])
        >>> numbers = to_int_labels(y)
        >>> y
        [5, 0]
    """,
    "to_int_labels": """
        >>> to_int_labels(np.array(["9", "1", "1"], dtype=object))
        [9, 1, 1]

        >>> first = to_int_labels(np.array(["5", "0"], dtype=object))
        >>> to_int_labels(np.array(["7", "1"], dtype=object))
        [7, 1]

        >>> y = np.array(["5", "0"], dtype=object)
        >>> numbers = to_int_labels(y)
        >>> y.tolist()
        ['5', '0']
    """,
    "split_train_test": """
        >>> x, y = np.array([[1, 2], [3, 4], [5, 6]]), np.array([7, 8, 9])
        >>> split_train_test(x, y, 2)
        (array([[1, 2], [3, 4]]), array([[5, 6]]), array([7, 8]), array([9]))
        >>> len(split_train_test(x, y, 3)[0])
        3

        >>> x, y = np.array([[1, 2], [3, 4], [5, 6]]), np.array([7, 8, 9])
        >>> first = split_train_test(x, y, 2)
        >>> split_train_test(x[::-1], y[::-1], 2)
        (array([[5, 6], [3, 4]]), array([[1, 2]]), array([9, 8]), array([7]))

        >>> x, y = np.arange(5007)[:, None], np.arange(5007) % 10
        >>> [len(part) for part in split_train_test(x, y, 4307)]
        [4307, 700, 4307, 700]

        >>> x, y = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), np.array([7, 8, 9])
        >>> parts = split_train_test(x, y, 2)
        >>> x, y
        (array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), array([7, 8, 9]))
    """,
    "keeps_rows_and_labels_together": """
        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> len(shuffle_together(x, y, 7))
        2
        >>> x_new, y_new = shuffle_together(x, y, 7)
        >>> np.shape(x_new), np.shape(y_new)
        ((10, 2), (10,))
        >>> np.sort(x_new[:, 0])
        [0, 2, 4, 6, 8, 10, 12, 14, 16, 18]
        >>> np.sort(y_new)
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        >>> x_new[:, 1] - x_new[:, 0]
        [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
        >>> x_new[:, 0] - 2 * y_new
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        >>> y_new.tolist() == y.tolist()
        False

        >>> x, y = np.arange(100).reshape(50, 2), np.arange(50)
        >>> x_new, y_new = shuffle_together(x, y, 7)
        >>> int((y_new == y).sum()) < 15, int((np.diff(y_new) == 1).sum()) < 15
        (True, True)

        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> first = shuffle_together(x, y, 7)
        >>> np.sort(shuffle_together(x[:6], y[:6] + 50, 7)[1])
        [50, 51, 52, 53, 54, 55]
    """,
    "shuffle_together": """
        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> x_new, y_new = shuffle_together(x, y, 7)
        >>> x, y
        (np.arange(20).reshape(10, 2), np.arange(10))

        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> one, other = shuffle_together(x, y, 7)[1], shuffle_together(x, y, 7)[1]
        >>> bool((one == other).all())
        True

        >>> x, y = np.arange(5000)[:, None], np.arange(5000)
        >>> len(np.unique(shuffle_together(x, y, 7)[1]))
        5000

        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> one, other = shuffle_together(x, y, 7)[1], shuffle_together(x, y, 8)[1]
        >>> bool((one == other).all())
        False

        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> one, other = shuffle_together(x, y, 0)[1], shuffle_together(x, y, 0)[1]
        >>> bool((one == other).all())
        True

        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> one, other = shuffle_together(x, y, 0)[1], shuffle_together(x, y, 1)[1]
        >>> bool((one == other).all())
        False

        >>> x, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> one, other = shuffle_together(x, y, 7)[1], shuffle_together(x, y, 1007)[1]
        >>> bool((one == other).all())
        False
    """,
}
ROWS, FEWER, WIDTH = 57, 31, 12
PARTS = ("x_train", "x_test", "y_train", "y_test")
MANY = 5007
SEEDS = (7, 8, 0, 1, 1007)


@pytest.fixture(scope="module")
def x(seed):
    # Every row is different, so that a row shows which one it was.
    return np.random.default_rng([seed, 2]).permutation(ROWS * WIDTH).reshape(ROWS, WIDTH).astype(np.uint16)


@pytest.fixture(scope="module")
def y(x):
    # Each label follows from its row, so that a row that lost its label shows up.
    return (x[:, 0] % 10).astype(np.uint8)


@pytest.fixture(scope="module")
def many():
    """More rows than the example has, and their labels."""
    return np.arange(MANY)[:, None], (np.arange(MANY) % 10).astype(np.uint8)


def expect_numbers(student, labels, digits, kind, message):
    """Fail the check unless to_int_labels returns these digits and leaves its input unchanged."""
    with given(f"labels that {kind}"):
        answer = student.to_int_labels.keeping_inputs(labels)
        found = as_array(answer, shape=digits.shape, kind="whole numbers")
    expect_same(
        found,
        digits,
        message,
        help="Does every label become the number it says, such as 7 for '7'? Do the labels keep their order?",
    )
    expect_unchanged(answer, getattr(labels, "value", labels))


@points(2)
def test_turns_text_into_numbers(student, rng):
    """to_int_labels turns labels that are text, as OpenML gives them, into whole numbers"""
    message = "The numbers are not the ones in the text."
    for kind in ("are text in an array of objects", "are text in another array of objects"):
        # Not all ten: what matters is the digit, not its place among the others.
        digits = rng.choice([1, 2, 5, 7, 9], 41)
        labels = strings([str(digit) for digit in digits])
        expect_numbers(student, labels, digits, kind, message)


@points(1)
def test_takes_other_labels(student, rng):
    """to_int_labels also takes labels that are already numbers, and numpy's own kind of text"""
    digits = rng.choice([0, 3, 4, 6, 8], 37)
    for labels, kind in (
        (digits.astype(np.uint8), "were already numbers"),
        (digits.astype("U1"), "were numpy's text"),
        (digits[:1].astype("U1"), "were numpy's text, just one"),
    ):
        expect_numbers(student, labels, digits[: len(labels)], kind, f"Labels that {kind} came out changed.")


@points(3)
def test_splits_at_n_train(student, x, y, many):
    """split_train_test returns the first n_train rows for training and the rest for testing"""
    for rows, labels, n_train in (
        (x, y, 40),
        (x, y, 11),
        (x[::-1], y[::-1], 11),  # as before, with other rows
        (x[:, :1], y, ROWS - 1),
        (x[:2], y[:2], 1),
        (*many, MANY - 700),
    ):
        answer = student.split_train_test.keeping_inputs(rows, labels, n_train)
        parts = as_parts(answer, PARTS)
        wanted = (rows[:n_train], rows[n_train:], labels[:n_train], labels[n_train:])
        for name, part, right in zip(PARTS, parts, wanted, strict=True):
            with explained(partial(why_not_split, name, parts, wanted, rows)):
                expect_same(
                    as_array(part),
                    right,
                    f"{name} is not what it should be, for {len(rows)} rows and n_train={n_train}.",
                    help="Is nothing shuffled, lost or used twice, or kept from an earlier call?",
                )
        expect_unchanged(answer, rows, labels)
    expect_all_for_training(student, x, y)


def why_not_split(name, parts, wanted, rows):
    """A likely cause of a part that is wrong: columns instead of rows, another part in its place, all rows or others."""
    found = [judged_elsewhere(lambda part=part: as_array(part), None) for part in parts]
    part, right = found[PARTS.index(name)], wanted[PARTS.index(name)]
    shapes = [np.shape(one) for one in found]
    if [shape[:1] for shape in shapes[:2]] == [(len(rows),)] * 2 and sum(map(np.size, found[:2])) == rows.size:
        return f"Rows or columns? All {len(rows)} rows are in both. x[:n] is the first n rows, x[:, :n] the first n columns."
    other = next((one for one, its_own in zip(PARTS, wanted, strict=True) if np.array_equal(part, its_own)), None)
    if other:
        return f"These are the rows of {other}. Is the order x_train, x_test, y_train, y_test?"
    if np.shape(part)[:1] == (len(rows),):
        return f"All {len(rows)} rows are in it. Is it cut at n_train, and not at a number written into the code?"
    if part is not None and len(part) == len(right):
        return (
            "There are as many rows as there should be, but others. Is anything shuffled or changed, or kept from an "
            "earlier call, and are the first n_train rows for training?"
        )
    return ""


def expect_all_for_training(student, x, y):
    """Fail the check unless all rows can be for training; ValueError is as good, and scikit-learn's own answer."""
    try:
        parts = as_parts(student.split_train_test(x, y, ROWS), PARTS)
    except Exception as fault:
        if "ValueError" in getattr(fault, "exceptions", ()):
            return
        raise
    sizes = [len(as_array(part)) for part in parts]
    expect(
        sizes == [ROWS, 0, ROWS, 0],
        f"When all {ROWS} rows are for training, split_train_test returned parts of other sizes.",
        help="What does a slice from -0 give, such as a[-0:]? Are the rows counted from the beginning?"
        if sizes == [0, ROWS, 0, ROWS]
        else "Is it n_train, and nothing else, that says where the training rows end?",
        expected=f"{ROWS}, 0, {ROWS} and 0 rows",
        actual=f"{', '.join(map(str, sizes[:3]))} and {sizes[3]} rows",
    )


@points(2)
def test_keeps_rows_and_labels_together(student, x, y):
    """shuffle_together changes the order and keeps every row exactly once, with its label"""
    for rows, labels in ((x, y), (x[:FEWER], y[:FEWER]), (x[-FEWER:], y[-FEWER:]), (x[::-1], y[::-1]), (x[:, :1], y)):
        with given(f"{len(rows)} rows of {rows.shape[1]} and the seed 5"):
            expect_shuffled(student.shuffle_together.keeping_inputs(rows, labels, 5), rows, labels)


def expect_shuffled(answer, x, y):
    """Fail the check unless rows and labels come back in another order, each row once and with its label."""
    n = len(x)
    parts = as_parts(answer, ("x", "y"))
    shapes = [np.shape(part.array()) for part in parts]
    expect(
        shapes != [y.shape, x.shape],
        "shuffle_together returned y first and x second.",
        help="Does the last line say return x, y, in this order?",
        expected="x, y",
        actual="y, x",
    )
    new_x = as_array(parts[0], shape=x.shape, kind="numbers")
    new_y = as_array(parts[1], shape=y.shape, kind="numbers")
    old = {tuple(row): place for place, row in enumerate(x.tolist())}
    places = [old.get(tuple(row), -1) for row in new_x.tolist()]  # where each row was before
    kept = set(places) - {-1}
    expect(
        len(kept) == n,
        f"After shuffling, the {n} rows are not the same {n} rows any more.",
        help="Rows or columns? The values of each row are there, in another order. x[order] is the rows in a new order, "
        "x[:, order] the columns."
        if sorted(map(sorted, new_x.tolist())) == sorted(map(sorted, x.tolist()))
        else "Is every row taken exactly once (a permutation), and moved as a whole, with its values unchanged?",
        expected=f"all {n} rows, each once",
        actual=f"{len(kept)} of them",
    )
    given_now = (judged_elsewhere(lambda after=after: as_array(after), None) for after in answer.inputs)
    is_in_place = not all(map(np.array_equal, given_now, (x, y)))
    expect(
        np.array_equal(new_y, new_x[:, 0] % 10),
        "After shuffling, rows have the labels of other rows.",
        help="Are x and y put into the same order, or each into its own?"
        + " And the arrays that were given are changed: does something work in place?" * is_in_place,
    )
    stayed = sum(place == now for now, place in enumerate(places))
    expect(
        stayed < n,
        "After shuffling, the rows are in the same order as before.",
        help="Is the new order used, and returned?",
    )
    # A random order leaves about one row in its place, and about one right after the row it followed before.
    expect(
        stayed < n // 3,
        f"After shuffling, {stayed} of {n} rows are where they were before.",
        help="Do all rows take part, each with the same chance of ending up anywhere?",
        expected="about one row in its old place",
        actual=f"{stayed} rows",
    )
    followed = sum(after == before + 1 for before, after in itertools.pairwise(places))
    expect(
        followed < n // 3,
        f"After shuffling, {followed} of {n} rows still come right after the same row as before.",
        help="Are whole blocks of rows moved, or all rows by the same distance? A permutation moves each row separately.",
        expected="about one row after its old neighbour",
        actual=f"{followed} rows",
    )


@points(1)
@needs("keeps_rows_and_labels_together")
def test_follows_the_seed(student, x, y):
    """shuffle_together gives the same order for the same seed, and a different one for a different seed"""

    def order(seed):
        return as_array(as_parts(student.shuffle_together(x, y, seed), ("x", "y"))[0])

    orders = {seed: order(seed) for seed in SEEDS}
    for seed, once in orders.items():
        expect(
            np.array_equal(once, order(seed)),
            "The same seed gave two different orders.",
            help="Is the seed given to the random generator, and is that the generator that makes the order?"
            if seed == SEEDS[0]
            else f"The seed {SEEDS[0]} gave the same order twice: is {seed} treated differently, by an if or an or?",
            expected=f"the same order twice for the seed {seed}",
            actual="two different orders",
        )
    for one, other in itertools.combinations(SEEDS, 2):
        expect(
            not np.array_equal(orders[one], orders[other]),
            "Two different seeds gave the same order.",
            help="Is a fixed number used where the seed should be, or only part of the seed?",
            expected=f"a different order for the seed {other} than for {one}",
            actual="the same order",
        )


@points(1)
@needs("keeps_rows_and_labels_together")
def test_leaves_its_input_alone(student, x, y):
    """shuffle_together leaves the arrays it was given unchanged"""
    expect_unchanged(student.shuffle_together.keeping_inputs(x, y, 3), x, y)
