"""Look at the digits."""

import re
from functools import partial

import numpy as np
import pytest

from grader.api import (
    Image,
    as_array,
    as_drawing,
    axes,
    expect,
    expect_digit,
    expect_empty,
    expect_no_colour_bars,
    expect_same,
    expect_unchanged,
    explained,
    faults_of,
    given,
    grid_of,
    have_clear_edges,
    is_blank,
    judged_elsewhere,
    needs,
    points,
    reading_order,
    show,
)

AFTERWARDS = (
    "Now you can look at any digit in a second, which is how most mistakes with data are found, in this course "
    "and after it."
)
HINTS = {
    "to_image": (
        "28 times 28 is 784: in which order does a row hold the lines of its picture?",
        "An array's reshape method gives its values another shape, line after line.",
        "return row.reshape(..., ...): how many lines the picture has, and how many columns",
    ),
    "plot_digit": (
        "Which number means ink, and which colour map draws high numbers dark?",
        "ax.imshow(image, cmap=...) draws, ax.set_title(...) writes the title. Colour maps ending in _r are reversed.",
        "ax.imshow(to_image(row), cmap=..., interpolation=...); ax.set_title(...); return ax",
    ),
    "plot_grid": (
        "How many cells are there, and what happens when there are fewer digits than cells?",
        "plt.subplots(n_rows, n_cols) gives a figure and its axes, row by row; the method set_axis_off empties one.",
        "fig, axes = plt.subplots(..., squeeze=False); for each of axes.flat: plot_digit(...); return fig",
    ),
}
TRY_IT = {
    "to_image": """
        >>> to_image(np.arange(784))[[0, 1, 27], -2:]
        [[26, 27], [54, 55], [782, 783]]

        >>> to_image(np.arange(784)).shape
        (28, 28)

        >>> to_image(np.full(784, 200, dtype=np.uint8))[0, 0]
        200

        >>> to_image(np.full(784, 0.5))[0, 0]
        0.5

        >>> first = to_image(np.arange(784))
        >>> to_image(np.arange(784)[::-1])[0, :3]
        [783, 782, 781]

        >>> row = np.arange(784)
        >>> image = to_image(row)
        >>> row.shape, row[:5]
        ((784,), array([0, 1, 2, 3, 4]))
    """,
    "draws_where_it_should": """
        >>> fig, (ax, other) = plt.subplots(1, 2)
        >>> print(plot_digit(x_train[161], 2, ax) is ax, ax.has_data(), other.has_data(), ax.get_title())
        True True False 2
    """,
    "shows_the_digit": """
        >>> ax = plot_digit(x_train[161], 2, plt.figure().add_subplot())
        >>> other = plot_digit(x_train[0], 5, plt.figure().add_subplot())
        >>> plt.show()
        a 2 and a 5 in dark ink on white, upright, each pixel a flat square
    """,
    "has_the_label_as_title": """
        >>> fig, (ax, other) = plt.subplots(1, 2)
        >>> plots = plot_digit(x_train[0], 5, ax), plot_digit(x_train[1], 0, other)
        >>> print(ax.get_title(), other.get_title())
        5 0
    """,
    "plot_digit": """
        >>> row = x_train[161].copy()
        >>> ax = plot_digit(row, 2, plt.figure().add_subplot())
        >>> print(np.array_equal(row, x_train[161]))
        True
    """,
    "fills_the_grid": """
        >>> fig = plot_grid(x_train[:10], y_train[:10], 3, 4)  # 10 digits for 12 cells
        >>> fig is not None
        True

        >>> x, y = x_train[:10].copy(), y_train[:10].copy()
        >>> fig = plot_grid(x, y, 3, 4)
        >>> np.array_equal(x, x_train[:10]), np.array_equal(y, y_train[:10])
        (True, True)

        >>> fig = plot_grid(x_train[:10], y_train[:10], 3, 4)
        >>> plt.show()
        5 0 4 1, below it 9 2 1 3, below it 1 4 and two empty cells
    """,
    "labels_the_grid": """
        >>> print([ax.get_title() for ax in plot_grid(x_train[:10], y_train[:10], 3, 4).axes])
        ['5', '0', '4', '1', '9', '2', '1', '3', '1', '4', '', '']
    """,
    "leaves_spare_cells_empty": """
        >>> for n_rows, n_cols in ((2, 3), (1, 3), (2, 1), (1, 1)):
        ...     fig = plot_grid(x_train[:10], y_train[:10], n_rows, n_cols)
        >>> fig is not None
        True

        >>> x, y = x_train[:10].copy(), y_train[:10].copy()
        >>> fig = plot_grid(x, y, 2, 1)
        >>> np.array_equal(x, x_train[:10]), np.array_equal(y, y_train[:10])
        (True, True)

        >>> for x, y in ((x_train[:10], y_train[:10]), (x_train[10:20], y_train[10:20])):
        ...     figures = plot_grid(x, y, 3, 4), plot_grid(x, y, 2, 3)
        >>> plt.show()
        5 0 4 1 9 2 1 3 1 4 and two empty cells, 5 0 4 1 9 2, 3 5 3 6 1 7 2 8 6 9 and two empty cells, 3 5 3 6 1 7
    """,
    "does_not_show": """
        >>> plt.show = lambda *_, **__: print("plt.show() was called")
        >>> fig = plot_grid(x_train, y_train, 2, 3)
        nothing is printed
    """,
}
N_ROWS, N_COLS, DIGITS = 3, 4, 10
EXPECTED = "expected (labels are made up, so that no code can know them)"
TWO = (0, 4)
FEWER = (
    f"There are only {DIGITS} digits for the {N_ROWS * N_COLS} cells of this grid; with {N_ROWS * N_COLS} digits it is drawn. "
    "What does the code do in a cell for which no digit is left?"
)


@pytest.fixture(scope="module")
def rows(mnist, seed):
    """Some digits that are not symmetric, each with a label that is not its own, so that the title must be read, not guessed."""
    order = np.random.default_rng([seed, 3]).permutation(len(mnist.y_train))
    order = order[np.isin(mnist.y_train[order], (2, 3, 4, 5, 7))][:100]  # about half of them have clear edges
    digits = mnist.x_train[order]
    return digits[have_clear_edges(digits.reshape(-1, 28, 28))][:16]


@pytest.fixture(scope="module")
def labels(seed):
    # The first ten differ, so that each shows which one it was; 0, which is false in Python, never comes first.
    rng = np.random.default_rng([seed, 4])
    return np.concatenate([np.insert(1 + rng.permutation(9), 4, 0), rng.integers(0, 10, 6)])


@pytest.fixture(scope="module")
def drawings(student, rows, labels):
    """For two digits, the second with the label 0: plot_digit's answer, and the Axes that it was given, drawn."""
    answers = [student.plot_digit.keeping_inputs(rows[i], int(labels[i]), axes()) for i in TWO]
    return [(answer, as_drawing(answer.inputs[2], "axes").draw()) for answer in answers]


@pytest.fixture(scope="module")
def grid(student, rows, labels):
    """plot_grid's answer for fewer digits than cells, drawn."""

    def needs_all():
        full = student.plot_grid(rows[: N_ROWS * N_COLS], labels[: N_ROWS * N_COLS], N_ROWS, N_COLS)
        works = judged_elsewhere(lambda: as_drawing(full, "figure").draw(), None)
        return FEWER if works else ""

    with given(f"{DIGITS} digits and a {N_ROWS} x {N_COLS} grid"), explained(partial(judged_elsewhere, needs_all, "")):
        answer = student.plot_grid.keeping_inputs(rows[:DIGITS], labels[:DIGITS], N_ROWS, N_COLS)
        return answer, as_drawing(answer, "figure").draw()


def lines(rows):
    return rows.reshape(-1, 28, 28)


def title_says(title, label):
    return re.findall(r"\d+", title) == [str(label)]


@points(2)
def test_makes_an_image(student, rng):
    """to_image turns a row of 784 pixels into 28 lines of 28"""
    before = None
    for row, which in (
        (rng.integers(2, 256, 784, dtype=np.uint8), "a row of bytes"),  # without 0 and 1, which could be False and True
        (rng.integers(2, 256, 784, dtype=np.uint8), "a second row of bytes"),
        (rng.integers(2, 255, 784) / 256, "a row of decimals, from 0 to 1"),
    ):
        with given(which):
            answer = student.to_image.keeping_inputs(row)
            found = as_array(answer, shape=(28, 28), kind="numbers")
            strange = found[~np.isin(found, row)]
            expect(
                not strange.size,
                "to_image changed the values of some pixels.",
                help=why_changed(found, row, before),
                expected="the values in the row",
                actual=f"{strange.size} of 784 values are not in the row, such as {show(strange[:1])}",
            )
            expect_same(
                found,
                row.reshape(28, 28),
                "The pixels are not where they belong in the picture.",
                help="A row holds the first line of the picture, then the second, and so on: "
                "is every line taken from its own place, and is anything turned or transposed?",
            )
            expect_unchanged(answer, row)
        before = row


def why_changed(found, row, before):
    """A likely cause of values in a picture that are not in its row."""
    if np.array_equal(found.reshape(-1), before):
        return "That is the picture of the row before: is something kept from an earlier call?"
    strange = ~np.isin(found, row)
    right = found == row.reshape(28, 28)
    for edge, rest, name in ((strange[-1], right[:-1], "line"), (strange[:, -1], right[:, :-1], "column")):
        if edge.all() and rest.all():
            return f"They are all in the last {name}: does a loop end one too early? range(28) goes from 0 to 27."
    if found.dtype != row.dtype:
        return "Are they divided on the way, or turned into another type (astype)? The values should stay as they are."
    return "A reshape neither moves nor changes a value: is there something else on the line?"


@points(2)
def test_draws_where_it_should(drawings):
    """plot_digit draws on the Axes it is given and returns it"""
    for answer, picture in drawings:
        as_drawing(answer, "axes")
        expect(
            answer.argument == 2,
            "plot_digit returned a different Axes from the one it was given.",
            help="Does it make a figure of its own (plt.subplots, plt.gca)? It should draw on ax, and return ax.",
            expected="the ax that was given",
            actual="a different Axes",
        )
        expect(
            not is_blank(picture, picture.views[0]),
            "The Axes that plot_digit was given is still empty.",
            help="Is the digit drawn with ax.imshow, or somewhere else (plt.imshow, another Axes)? "
            "Is there any ink in what is drawn?",
            images=[Image("your Axes", picture.pixels)],
        )


@points(3)
@needs("draws_where_it_should")
def test_shows_the_digit(drawings, reference, rows, labels):
    """plot_digit shows the digit as dark ink on white, the right way up, with every pixel one flat square"""
    for i, (answer, picture) in zip(TWO, drawings, strict=True):

        def images(i=i, picture=picture):
            expected = as_drawing(reference.plot_digit(rows[i], int(labels[i]), axes()), "axes").draw()
            return [Image("your picture", picture.pixels), Image(EXPECTED, expected.pixels)]

        expect_digit(picture, picture.views[0], rows[i].reshape(28, 28), "The picture", images)
        expect_unchanged(answer, rows[i])


@points(2)
@needs("draws_where_it_should")
def test_has_the_label_as_title(drawings, labels):
    """plot_digit writes the label as the title"""
    for i, (_, picture) in zip(TWO, drawings, strict=True):
        title = picture.views[0].title
        expect(
            title_says(title, labels[i]),
            "The title of the picture is not the label.",
            help="Is the label that was given, whichever it is, set as the title of ax (ax.set_title)? "
            "No other number belongs there.",
            expected=repr(str(labels[i])),
            actual=repr(title),
        )


@pytest.fixture(scope="module")
def charged(request, rows):
    """What is wrong with the digits that plot_digit draws: that is judged there, and not again in every grid."""
    drawings = judged_elsewhere(lambda: request.getfixturevalue("drawings"), None)
    if drawings is None:
        return set()
    return {
        fault
        for i, (_, picture) in zip(TWO, drawings, strict=True)
        for fault in faults_of(picture, picture.views[0], lines(rows)[i])
    }


@pytest.fixture(scope="module")
def compared(grid, reference, rows, labels):
    """Makes both pictures of the grid, for a reader."""

    def images():
        answer = reference.plot_grid(rows[:DIGITS], labels[:DIGITS], N_ROWS, N_COLS)
        return [Image("your grid", grid[1].pixels), Image(EXPECTED, as_drawing(answer, "figure").draw().pixels)]

    return images


@points(3)
def test_fills_the_grid(grid, compared, charged, rows, labels):
    """plot_grid draws the digits row by row, from the top left"""
    answer, picture = grid
    expect_no_colour_bars(picture, beside="cells", each="cell", images=compared)
    lengths = [len(row) for row in grid_of(picture)]
    expect(
        lengths in ([4, 4, 4], [4, 4, 2]),
        f"The figure is not a grid of {N_ROWS} rows and {N_COLS} columns.",
        help="Are the numbers of rows and columns swapped?"
        if lengths == [N_ROWS] * N_COLS
        else "Do n_rows and n_cols say how many cells there are, and is there one Axes for each cell, all in one figure?",
        expected=f"{N_ROWS} rows of {N_COLS} cells",
        actual=f"rows of {' + '.join(map(str, lengths)) or 'no'} cells",
        images=compared,
    )
    for number, (view, row) in enumerate(zip(reading_order(picture), rows[:DIGITS], strict=False), start=1):
        where = f"Cell {number} of the grid"
        expect_digit(picture, view, row.reshape(28, 28), where, compared, others=lines(rows), charged=charged)
    expect_unchanged(answer, rows[:DIGITS], labels[:DIGITS])


@points(1)
@needs("fills_the_grid")
def test_labels_the_grid(grid, labels):
    """plot_grid gives every digit its label as its title"""
    for number, (view, label) in enumerate(zip(reading_order(grid[1]), labels[:DIGITS], strict=False), start=1):
        expect(
            title_says(view.title, label),
            f"The title of cell {number} of the grid is not the label of its digit.",
            help="Is the label at the same position used as the title of the same Axes, with nothing else in it?",
            expected=repr(str(label)),
            actual=repr(view.title),
        )


@points(1)
@needs("fills_the_grid")
def test_leaves_spare_cells_empty(grid, compared, charged, student, rows, labels):
    """plot_grid leaves spare cells empty, and leaves out digits for which there is no cell"""
    _, picture = grid
    for number, view in enumerate(reading_order(picture)[DIGITS:], start=DIGITS + 1):
        expect_empty(picture, view, f"Cell {number} of the grid", compared)
        expect(
            not view.title,
            f"Cell {number} of the grid has no digit, but it has a title.",
            help="Is the title set only where there is a digit?",
            expected="no title",
            actual=repr(view.title),
        )
    before = {}
    for n_rows, n_cols, x, y in (
        (2, 3, rows, labels),
        (1, 3, rows, labels),
        (2, 1, rows, labels),
        (1, 1, rows, labels),
        (2, 1, rows[::-1], labels[::-1]),  # as before, with other digits
    ):
        with given(f"{len(x)} digits and a {n_rows} x {n_cols} grid"):
            answer = student.plot_grid.keeping_inputs(x, y, n_rows, n_cols)
            few = as_drawing(answer, "figure").draw()
        expect_unchanged(answer, x, y)
        expect(
            not np.array_equal(few.pixels, before.get((n_rows, n_cols))),
            "plot_grid drew the same picture for other digits.",
            help="Is a figure kept from an earlier call? Every call should draw the digits that it is given.",
            expected="another picture",
            actual="the picture of the call before",
        )
        before[n_rows, n_cols] = few.pixels
        cells = reading_order(few)
        found = [len(row) for row in grid_of(few)]
        expect(
            found == [n_cols] * n_rows,
            f"{len(x)} digits in a {n_rows} x {n_cols} grid gave {len(cells)} cells.",
            help="Does the grid have the size that was asked for, whatever the number of digits, in a new figure?",
            expected=f"{n_rows} x {n_cols}: {n_rows * n_cols} in all",
            actual=f"rows of {' + '.join(map(str, found)) or 'no'} cells",
        )
        for number, (view, image) in enumerate(zip(cells, lines(x), strict=False), start=1):
            where = f"Cell {number} of a {n_rows} x {n_cols} grid, for {len(x)} digits,"
            pictures = [Image("your grid", few.pixels)]
            expect_digit(few, view, image, where, lambda pictures=pictures: pictures, others=lines(x), charged=charged)


@points(1)
@needs("fills_the_grid")
def test_does_not_show(grid):
    """plot_grid returns the figure and does not show it"""
    shows = grid[0].shows
    expect(
        shows == 0,
        "plot_grid called plt.show().",
        help="Whoever calls plot_grid decides what happens to the figure: is this line needed, here or in plot_digit?",
        expected="no call of plt.show()",
        actual=f"{shows} call{'s' if shows != 1 else ''}",
    )
