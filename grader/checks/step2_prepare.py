"""Prepare the data."""

import numpy as np
import pytest

from grader.api import as_array, as_parts, expect, expect_same, expect_unchanged, needs, points, strings

HINTS = {
    "to_int_labels": (
        "What does '2' == 2 give in Python?",
        "An array's astype method turns its values into another type, also text into numbers.",
        "return np.asarray(...).astype(...)",
    ),
    "split_train_test": (
        "Which rows are the first n_train, and which are the others?",
        "Slices: a[:n] are the first n, a[n:] the rest.",
        "return x[...], x[...], y[...], y[...] (mind the order)",
    ),
    "shuffle_together": (
        "If x and y are shuffled one after the other, does every row still have its own label?",
        "np.random.default_rng(seed).permutation(n) gives the numbers 0 to n - 1 in a random order.",
        "order = ...; return x[order], y[order]",
    ),
}
ROWS, WIDTH = 57, 12


@pytest.fixture(scope="module")
def x(seed):
    # Different in every row, so that a row says which one it was.
    return np.random.default_rng([seed, 2]).permutation(ROWS * WIDTH).reshape(ROWS, WIDTH).astype(np.uint16)


@pytest.fixture(scope="module")
def y(x):
    # Follows from the row, so that a row which lost its label shows.
    return (x[:, 0] % 10).astype(np.uint8)


@points(2)
def test_turns_text_into_numbers(student, rng):
    """to_int_labels turns labels that are text, as OpenML gives them, into whole numbers"""
    digits = rng.choice([1, 2, 5, 7, 9], 41)  # not all ten: what matters is the digit, not its place among the others
    found = as_array(
        student.to_int_labels(strings([str(digit) for digit in digits])), shape=(41,), kind="whole numbers"
    )
    expect_same(found, digits, "The numbers are not those that the text says.", help="Do the labels keep their order?")


@points(1)
def test_takes_other_labels(student, rng):
    """to_int_labels takes labels that are numbers already, and numpy's own kind of text"""
    digits = rng.choice([0, 3, 4, 6, 8], 37)
    for given, what in (
        (digits.astype(np.uint8), "that were numbers already"),
        (digits.astype("U1"), "of numpy's text type"),
    ):
        found = as_array(student.to_int_labels(given), shape=(37,), kind="whole numbers")
        expect_same(
            found, digits, f"Labels {what} came out changed.", help="Does the conversion fit every kind of label?"
        )


@points(3)
def test_splits_at_n_train(student, x, y):
    """split_train_test gives the first n_train rows for training and the rest for testing"""
    names = ("x_train", "x_test", "y_train", "y_test")
    for n_train in (40, 11):
        parts = as_parts(student.split_train_test(x, y, n_train), names)
        wanted = (x[:n_train], x[n_train:], y[:n_train], y[n_train:])
        for name, part, rows in zip(names, parts, wanted, strict=True):
            expect_same(
                as_array(part),
                rows,
                f"{name} is not what it should be, for {ROWS} rows and n_train={n_train}.",
                help="Is the order x_train, x_test, y_train, y_test, and is nothing shuffled, lost or used twice?",
            )


@points(2)
def test_keeps_rows_and_labels_together(student, x, y):
    """shuffle_together changes the order, keeps every row once, and every row keeps its label"""
    parts = as_parts(student.shuffle_together(x, y, 5), ("x", "y"))
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
    expect(
        {tuple(row) for row in new_x.tolist()} == {tuple(row) for row in x.tolist()},
        f"After shuffling, the {ROWS} rows are not the same {ROWS} rows any more.",
        help="Is every row taken exactly once (a permutation), and moved as a whole?",
        expected=f"all {ROWS} rows, each once",
        actual=f"{len({tuple(row) for row in new_x.tolist()} & {tuple(row) for row in x.tolist()})} of them",
    )
    expect(
        np.array_equal(new_y, new_x[:, 0] % 10),
        "After shuffling, rows have labels of other rows.",
        help="Are x and y put into the same order, or each into its own?",
    )
    expect(
        not np.array_equal(new_x, x),
        "After shuffling, the rows are in the same order as before.",
        help="Is the new order used, and returned?",
    )


@points(1)
@needs("keeps_rows_and_labels_together")
def test_follows_the_seed(student, x, y):
    """shuffle_together gives the same order for the same seed, another one for another seed"""
    once, again, other = (as_array(as_parts(student.shuffle_together(x, y, seed), ("x", "y"))[1]) for seed in (7, 7, 8))
    expect(
        np.array_equal(once, again),
        "The same seed gave two different orders.",
        help="Is the seed given to the random generator, and is that the generator that makes the order?",
        expected="the same order twice",
        actual="two different orders",
    )
    expect(
        not np.array_equal(once, other),
        "Two different seeds gave the same order.",
        help="Is a fixed number used where the seed should be?",
        expected="another order",
        actual="the same order",
    )


@points(1)
@needs("keeps_rows_and_labels_together")
def test_leaves_its_input_alone(student, x, y):
    """shuffle_together leaves the arrays it was given as they were"""
    expect_unchanged(student.shuffle_together.keeping_inputs(x, y, 3), x, y)
