"""Pictures: a drawn digit is judged by its pixels, whatever drew it."""

import numpy as np
import pytest

from grader.api import expect_digit, expect_empty, faults_of, grid_of, is_blank, reading_order, shows_digit
from grader.checking.digits import load_visible
from grader.outcomes import StudentFault
from grader.worker.answers import Picture
from grader.worker.replies import View
from tests.running import ROOT

CELL = 8  # pixels for each of the digit's


@pytest.fixture(scope="module")
def digit():
    return load_visible(ROOT / "datasets" / "mnist").x_train[161].reshape(28, 28)


def drawn(grey, margin=20):
    """A picture with one Axes, which shows brightness 0..255 (28, 28) or colours (28, 28, 3)."""
    colours = grey if grey.ndim == 3 else np.repeat(grey[..., None], 3, axis=2)
    inside = np.kron(colours, np.ones((CELL, CELL, 1))).astype(np.uint8)
    pixels = np.pad(inside, ((margin, margin), (margin, margin), (0, 0)), constant_values=255)
    side = 28 * CELL
    return Picture(pixels, (View("", (margin, margin, margin + side, margin + side), True),))


def said(picture, image, **settings):
    with pytest.raises(StudentFault) as caught:
        expect_digit(picture, picture.views[0], image, "The picture", (), **settings)
    return f"{caught.value.message} {caught.value.help}"


def test_dark_ink_on_white_is_right(digit):
    picture = drawn(255 - digit)
    expect_digit(picture, picture.views[0], digit, "The picture", ())
    assert shows_digit(picture, picture.views[0], digit)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda ink: ink, "white ink on black"),
        (lambda ink: 255 - ink[::-1], "upside down"),
        (lambda ink: 255 - ink[:, ::-1], "mirrored"),
        (lambda ink: 255 - ink.T, "turned on its side"),
        (lambda ink: 255 - np.rot90(ink), "quarter turn to the left"),
        (lambda ink: 255 - np.where(ink > 90, 255, 0), "without all its greys"),
        (lambda ink: 255 - ink // 4, "pale ink"),
        (lambda ink: np.full_like(ink, 255), "is blank"),
        (lambda ink: np.stack([255 - ink, 255 - ink // 2, np.full_like(ink, 255)], axis=2), "in colour"),
        (lambda ink: 255 - np.roll(ink, 3, axis=1), "does not show the expected digit"),
    ],
)
def test_what_is_wrong_is_told(digit, change, words):
    assert words in said(drawn(change(digit)), digit)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda ink: ink[::-1], ["The picture shows the digit upside down. It also shows white ink on black."]),
        (
            lambda ink: np.where(ink.T > 90, 255, 0),
            ["turned on its side", "It also shows white ink on black, and it shows the digit without all its greys."],
        ),
        (
            lambda ink: np.stack([255 - ink[:, ::-1], 255 - ink[:, ::-1] // 2, np.full_like(ink, 255)], axis=2),
            ["The picture shows the digit mirrored. It also is in colour", "flipped", "grey colour map"],
        ),
        (lambda ink: 200 - ink // 4, ["a background that is not white. It also has pale ink", "limits", "alpha"]),
    ],
    ids=["upside down and white", "three", "mirrored and in colour", "grey and pale"],
)
def test_all_that_is_wrong_is_told_in_one_message(digit, change, words):
    found = said(drawn(change(digit)), digit)
    assert all(one in found for one in words), found


def test_what_another_check_charges_does_not_hide_what_is_wrong_besides(digit):
    both, white = drawn(digit[::-1]), drawn(digit)
    charged = faults_of(white, white.views[0], digit)
    found = said(both, digit, charged=charged)
    assert "upside down" in found
    assert "also" not in found


def test_dark_blue_ink_is_dark(digit):
    light = (255 - digit) / 255
    picture = drawn(np.stack([255 * light, 255 * light, 51 + 204 * light], axis=2))
    assert faults_of(picture, picture.views[0], digit) == []


def test_pixels_that_are_not_square_are_told(digit):
    picture = drawn(255 - digit)
    wide = Picture(np.repeat(picture.pixels, 2, axis=1), (View("", (40, 20, 40 + 56 * CELL, 20 + 28 * CELL), True),))
    assert "pixels that are not square" in said(wide, digit)


@pytest.mark.parametrize(
    "change",
    [
        lambda ink: ink,
        lambda ink: 255 - ink[::-1],
        lambda ink: 255 - np.where(ink > 90, 255, 0),
        lambda ink: np.stack([255 - ink, 255 * (ink % 128 > 60), np.full_like(ink, 200)], axis=2),
    ],
    ids=["white on black", "upside down", "no greys", "colours that go up and down"],
)
def test_what_another_check_charges_is_not_charged_again(digit, change):
    other = load_visible(ROOT / "datasets" / "mnist").x_train[0].reshape(28, 28)
    picture, instead = drawn(change(digit)), drawn(change(other))
    charged = faults_of(picture, picture.views[0], digit)
    assert charged
    expect_digit(picture, picture.views[0], digit, "Cell 1", (), charged=charged)
    said(instead, digit, charged=charged)  # the same fault, but another digit


def test_another_row_of_the_data_is_named(digit):
    rows = load_visible(ROOT / "datasets" / "mnist").x_train[:5].reshape(-1, 28, 28)
    assert "but the one at index 2 of the data" in said(drawn(255 - rows[2]), digit, others=rows)


def test_an_axes_that_is_too_small_is_told(digit):
    picture = drawn(255 - digit)
    tiny = Picture(picture.pixels, (View("", (0, 0, 20, 20), True),))
    assert "too small" in said(tiny, digit)


def test_an_image_need_not_fill_its_axes(digit):
    picture = drawn(255 - digit, margin=60)
    side = picture.pixels.shape[0]
    wider = Picture(picture.pixels, (View("", (4, 4, side - 4, side - 4), True),))
    assert shows_digit(wider, wider.views[0], digit)


def test_an_empty_cell_is_as_empty_as_the_page(digit):
    blank, full = drawn(np.full((28, 28), 255)), drawn(255 - digit)
    assert (is_blank(blank, blank.views[0]), is_blank(full, full.views[0])) == (True, False)
    expect_empty(blank, blank.views[0], "Cell 3", ())
    with pytest.raises(StudentFault, match="Cell 3 should be empty"):
        expect_empty(full, full.views[0], "Cell 3", ())


def test_axes_are_read_row_by_row():
    boxes = {"b": (60, 0, 100, 40), "a": (0, 2, 40, 42), "d": (60, 50, 100, 90), "c": (0, 51, 40, 91)}
    picture = Picture(np.zeros((91, 100, 3), np.uint8), tuple(View(name, box, True) for name, box in boxes.items()))
    assert [view.title for view in reading_order(picture)] == ["a", "b", "c", "d"]
    assert [len(row) for row in grid_of(picture)] == [2, 2]
