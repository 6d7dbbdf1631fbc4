"""Judging a drawn digit by its pixels, whatever calls drew it."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from grader.outcomes import Image, StudentFault
from grader.worker.answers import Picture, View

Array = np.ndarray[Any, Any]
Images = Callable[[], Sequence[Image]]

SIDE = 28
# Where in a cell it is sampled: away from its edges, which rounding moves by up to half a pixel.
OFFSETS = (0.3, 0.5, 0.7)
ALIKE = 0.95  # correlation; binary, gray_r and Greys give 0.97 and more, a digit shifted by one pixel 0.8
SUSPECT = 0.9
GREY = 16  # of 255: how far the colours of a grey may differ
FLAT = 0.08  # brightness range inside one cell; bilinear and bicubic exceed it in a fifth of the cells
BLURRED_CELLS = 0.04
MIN_PIXELS = 3 * SIDE
INNER = slice(1, -1)


def grid_of(picture: Picture) -> list[list[View]]:
    """The Axes of a picture as rows from the top, each from the left."""
    rows: list[list[View]] = []
    for view in sorted(picture.views, key=lambda view: view.box[1]):
        middle = (view.box[1] + view.box[3]) / 2
        if rows and middle < rows[-1][0].box[3]:
            rows[-1].append(view)
        else:
            rows.append([view])
    return [sorted(row, key=lambda view: view.box[0]) for row in rows]


def reading_order(picture: Picture) -> list[View]:
    """The Axes of a picture row by row from the top left."""
    return [view for row in grid_of(picture) for view in row]


def _samples(picture: Picture, view: View) -> Array | None:
    """Colours at 3 x 3 points of each of 28 x 28 cells but the outermost, which a frame may cover.

    Float (26, 3, 26, 3, 3) 0..1; None when the Axes is too small or not wholly in the picture.
    """
    left, top, right, bottom = view.box
    height, width = picture.pixels.shape[:2]
    if (
        right - left < MIN_PIXELS
        or bottom - top < MIN_PIXELS
        or left < 0
        or top < 0
        or right > width
        or bottom > height
    ):
        return None
    steps = (np.arange(SIDE)[:, None] + np.array(OFFSETS)).reshape(-1) / SIDE
    rows = (top + steps * (bottom - top)).astype(int)
    columns = (left + steps * (right - left)).astype(int)
    samples = picture.pixels[np.ix_(rows, columns)].reshape(SIDE, 3, SIDE, 3, 3) / 255.0
    return samples[INNER, :, INNER]


def is_blank(picture: Picture, view: View) -> bool:
    """Whether nothing is drawn inside an Axes."""
    samples = _samples(picture, view)
    return samples is not None and float(np.ptp(samples)) < FLAT


def expect_empty(picture: Picture, view: View, where: str, images: Images) -> None:
    """Fail the check unless an Axes shows nothing but white paper or the page behind it.

    Args:
        picture: the drawn figure.
        view: one Axes of it.
        where: "Cell 3 of the grid".
        images: makes the pictures for the report when it fails.
    """
    samples = _samples(picture, view)
    page = picture.pixels[0, 0] / 255.0
    blank = samples is None or any(float(np.abs(samples - paper).max()) <= FLAT for paper in (page, 1.0))
    if not blank:
        raise StudentFault(
            f"{where} should be empty, and something is drawn there.",
            help="There are more cells than digits here. A cell without a digit stays as empty as the page.",
            images=list(images()),
        )


def expect_digit(picture: Picture, view: View, image: Array, where: str, images: Images) -> None:
    """Fail the check unless an Axes shows this image: dark ink on white, one flat block for every pixel.

    Args:
        picture: the drawn figure.
        view: one Axes of it.
        image: uint8 (28, 28), 255 is full ink.
        where: "The picture" or "Cell 3 of the grid".
        images: makes the pictures for the report when it fails.
    """
    samples = _samples(picture, view)
    if samples is None:
        message, cause = (
            "is too small to see a digit",
            "Is the image 28 by 28, and the figure large enough?",
        )
    else:
        message, cause = _fault(samples, image[INNER, INNER])
    if message:
        raise StudentFault(f"{where} {message}.", help=cause, images=list(images()))


def shows_digit(picture: Picture, view: View, image: Array) -> bool:
    """Whether `expect_digit` would be content."""
    samples = _samples(picture, view)
    return samples is not None and not _fault(samples, image[INNER, INNER])[0]


def _fault(samples: Array, image: Array) -> tuple[str, str]:
    """What is wrong with a drawn digit, and a likely cause; empty when nothing is."""
    if float(np.ptp(samples)) < FLAT:
        return "is blank", "Is every digit drawn, each on its own Axes (ax.imshow), and not only pixels that are 0?"
    brightness = samples.mean(axis=-1)
    cells = brightness.mean(axis=(1, 3))
    wanted = 1 - image / 255.0
    colourful = float(np.ptp(samples, axis=-1).mean()) * 255 > GREY / 2
    match = _correlation(cells, wanted)
    if not colourful and match < -SUSPECT:
        return (
            "shows white ink on black",
            "Which colour map draws 0 (no ink) as white? The reversed maps have names that end in _r.",
        )
    for name, turned in _mistakes(image).items():
        if match < ALIKE and abs(_correlation(cells, 1 - turned / 255.0)) > SUSPECT:
            return f"shows the digit {name}", TURNED[name]
    if colourful:
        return "is in colour, not dark ink on white", "Is a colour map for grey given (cmap=...)?"
    spread = np.ptp(brightness, axis=(1, 3))
    blurred = float((spread > FLAT).mean()) > BLURRED_CELLS
    if blurred and match > SUSPECT:
        return (
            "is blurred: every pixel should be one flat square",
            "Is an interpolation chosen that smooths ('nearest' does not), or is the image not 28 by 28?",
        )
    if match < ALIKE:
        return "does not show the expected digit", "Is it the right row of the data, reshaped to 28 by 28, drawn whole?"
    if float(np.median(cells[image == 0])) < SUSPECT:
        return "has a background that is not white", "Which colour map draws 0 (no ink) as white?"
    return "", ""


TURNED = {
    "upside down": "Does the first row of the image belong at the top? See the origin argument of imshow.",
    "mirrored": "Is the image flipped on the way, or an axis inverted?",
    "turned on its side (rows and columns swapped)": "Is there a .T, or order='F', that should not be there?",
    "rotated by half a turn": "Are both axes inverted?",
}


def _mistakes(image: Array) -> dict[str, Array]:
    flips = (image[::-1], image[:, ::-1], image.T, image[::-1, ::-1])
    return dict(zip(TURNED, flips, strict=True))


def _correlation(left: Array, right: Array) -> float:
    if float(np.ptp(left)) == 0 or float(np.ptp(right)) == 0:
        return 0.0
    return float(np.corrcoef(left.reshape(-1), right.reshape(-1))[0, 1])
