"""Judging a drawn digit by its pixels, whatever calls drew it."""

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from grader.checking.claims import Images, expect, made
from grader.outcomes import StudentFault
from grader.worker.answers import Picture
from grader.worker.replies import View

Array = np.ndarray[Any, Any]
Box = tuple[int, int, int, int]
Fault = tuple[str, str]  # what is wrong with a drawn digit, and a likely cause

SIDE = 28
# Where in a cell it is sampled: away from its edges, which rounding moves by up to half a pixel.
OFFSETS = (0.3, 0.5, 0.7)
ALIKE = 0.95  # correlation; binary, gray_r and Greys give 0.97 and more, a digit shifted by one pixel 0.8
SUSPECT = 0.9
GREY = 38  # of 255: how far the colours of a grey may differ; bone_r reaches 29, pink_r 48, Greens 64 and more
DARK = 60  # the same of full ink, which is so dark that a tint hardly shows; Greens reaches 68
SQUARE = (
    0.1  # how much longer than the other a side of a pixel may be; sides are rounded to whole pixels of the picture
)
INK, PAPER, FULL = 230, 0, 255  # what counts as full ink and as none; the most that there is
SHADES = ((32, 115), (140, 223))  # light and dark greys; a limit of the colours at 128 loses all of one kind
SHOWN = 0.25  # of the pixels in such a grey: vmax=200, or 64 more than none, keeps half of them
EDGES = (96, 160)  # of 255: greys on both sides of half way
SLACK = 0.6  # cells: by how much the margin of an image may reach beyond its Axes
ROUNDING = 1  # pixels: what is added to that, since edges are drawn up to one pixel too far
FLAT = 0.08  # brightness range inside one cell; bilinear and bicubic exceed it in a fifth of the cells
BLURRED_CELLS = 0.04
GREYS, UNEXPLAINED = 16, 0.2  # so many greys count as one; the part of the colours' variance that greys may not explain
EMPTY = 0.6  # of an Axes to which nothing was added: the numbers along its neighbours' axes reach into it
MIN_PIXELS = 3 * SIDE
NAMED = 3  # as many faults of one picture are named
INNER = slice(1, -1)
POINTS = (np.arange(SIDE)[INNER, None] + np.array(OFFSETS)).reshape(-1) / SIDE


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


def _samples(picture: Picture, box: Box) -> Array | None:
    """Colours at 3 x 3 points of each of 28 x 28 cells except the outermost, which a frame may cover.

    Float (3 colours, 3, 3 points, 26, 26 cells) 0..1, cells last for numpy's speed; None when the box is too small
    or more than a rounding outside the picture.
    """
    left, top, right, bottom = box
    height, width = picture.pixels.shape[:2]
    small = right - left < MIN_PIXELS or bottom - top < MIN_PIXELS
    if small or left < -1 or top < -1 or right > width + 1 or bottom > height + 1:
        return None
    rows = (top + POINTS * (bottom - top)).astype(int).clip(0, height - 1)
    columns = (left + POINTS * (right - left)).astype(int).clip(0, width - 1)
    cells = SIDE - 2
    samples = picture.pixels[rows[:, None], columns].reshape(cells, 3, cells, 3, 3).transpose(4, 1, 3, 0, 2)
    return np.ascontiguousarray(samples) / np.float32(255)


def _fitted(picture: Picture, view: View, image: Array) -> Box | None:
    """Where the whole image is when its ink is where the dark pixels of an Axes are: it need not fill the Axes.

    None when nothing is dark, or the image would reach beyond the Axes, so that part of it is cut off.
    """
    left, top, right, bottom = view.box
    frame_x, frame_y = (right - left) // SIDE, (bottom - top) // SIDE
    inside = picture.pixels[max(top + frame_y, 0) : bottom - frame_y, max(left + frame_x, 0) : right - frame_x]
    dark, ink = inside.mean(axis=-1) < 128, image > 127  # noqa: PLR2004 - half way
    if not dark.any() or not ink.any():
        return None
    box = [0, 0, 0, 0]
    for axis, (begin, end, frame) in enumerate(((left, right, frame_x), (top, bottom, frame_y))):
        seen, meant = np.flatnonzero(dark.any(axis=axis)), np.flatnonzero(ink.any(axis=axis))
        cell = (seen[-1] + 1 - seen[0]) / (meant[-1] + 1 - meant[0])
        first = max(begin + frame, 0) + seen[0] - meant[0] * cell
        slack = SLACK * cell + ROUNDING
        if first < begin - slack or first + SIDE * cell > end + slack:
            return None
        box[axis], box[axis + 2] = round(first), round(first + SIDE * cell)
    return box[0], box[1], box[2], box[3]


def have_clear_edges(images: Array) -> Array:
    """Whether the ink of each ends at the same rows and columns, however dark a grey has to be to count as ink.

    Args:
        images: uint8 (n, 28, 28), each with some full ink; see `_fitted`.

    Returns:
        bool (n,).
    """
    clear = np.ones(len(images), dtype=bool)
    for axis in (1, 2):
        light, dark = ((images > grey).max(axis=axis) for grey in EDGES)
        for way in (slice(None), slice(None, None, -1)):
            clear &= light[:, way].argmax(axis=1) == dark[:, way].argmax(axis=1)
    return clear


def is_blank(picture: Picture, view: View) -> bool:
    """Whether nothing is drawn inside an Axes."""
    samples = _samples(picture, view.box)
    return samples is not None and float(np.ptp(samples)) < FLAT


def expect_empty(picture: Picture, view: View, where: str, images: Images) -> None:
    """Fail the check unless an Axes shows nothing but white paper or the page behind it.

    Where nothing was added to it, the frames and numbers of its neighbours may reach into it.

    Args:
        picture: the drawn figure.
        view: one Axes of it.
        where: "Cell 3 of the grid".
        images: makes the pictures for the report when it fails.
    """
    samples = _samples(picture, view.box)
    page = picture.pixels[0, 0].reshape(3, 1, 1, 1, 1) / 255.0
    empty = samples is None or any(
        float(np.mean(np.abs(samples - paper).max(axis=0) <= FLAT)) >= (1 if view.has_data else EMPTY)
        for paper in (page, 1.0)
    )
    pictures = made(images, holds=empty)
    if not empty:
        assert samples is not None
        filled = float(np.ptp(samples.mean(axis=0))) < FLAT
        raise StudentFault(
            f"{where} should be empty, but it is filled with one colour."
            if filled
            else f"{where} should be empty, but something is drawn there.",
            help="Is its background coloured (set_facecolor), or an image of one value drawn there?"
            if filled
            else "There are more cells than digits here: is something drawn for every cell, even without a digit?",
            images=pictures,
        )


def expect_no_colour_bars(picture: Picture, *, beside: str, each: str, images: Images) -> None:
    """Fail the check if a scale of colours is among the Axes of a figure.

    Args:
        picture: the drawn figure.
        beside: what it would be beside: "cells".
        each: what should have an Axes of its own: "cell".
        images: makes the pictures for the report when it fails.
    """
    bars = sum(view.colour_bar for view in picture.views)
    expect(
        not bars,
        f"The figure has {bars} colour bar{'s' if bars > 1 else ''} beside its {beside}.",
        help=f"A colour bar is an Axes of its own. Is it needed (colorbar)? There should be one Axes for each {each}.",
        expected="no colour bar",
        actual=str(bars),
        images=images,
    )


def expect_digit(
    picture: Picture,
    view: View,
    image: Array,
    where: str,
    images: Images,
    *,
    others: Sequence[Array] = (),
    charged: Collection[str] = (),
) -> None:
    """Fail the check unless an Axes shows this image: dark ink on white, one flat block for every pixel.

    Args:
        picture: the drawn figure.
        view: one Axes of it.
        image: uint8 (28, 28), 255 is full ink.
        where: "The picture" or "Cell 3 of the grid".
        images: makes the pictures for the report when it fails.
        others: the digits of the data in their order, one of which may be there instead.
        charged: what is wrong with the digits of another function that is judged by another check (`faults_of`):
            that is no fault here, as long as it is this digit that is drawn like that.
    """
    found = _look(picture, view, image, others)
    faults = [fault for fault in found if fault[0] not in charged]
    if not faults and not _is_this(picture, view, image, found):
        faults = found
    pictures = made(images, holds=not faults)
    if faults:
        message, *more = (message for message, _ in faults[:NAMED])
        also = f" It also {', and it '.join(more)}." if more else ""
        raise StudentFault(
            f"{where} {message}.{also}", help=" ".join(cause for _, cause in faults[:NAMED]), images=pictures
        )


def shows_digit(picture: Picture, view: View, image: Array) -> bool:
    """Whether `expect_digit` would pass."""
    return not _look(picture, view, image)


def faults_of(picture: Picture, view: View, image: Array) -> list[str]:
    """What `expect_digit` would say, the worst first; nothing where it would pass."""
    return [message for message, _ in _look(picture, view, image)]


def _look(picture: Picture, view: View, image: Array, others: Sequence[Array] = ()) -> list[Fault]:
    """What is wrong with the digit in an Axes, which it need not fill: the worst first."""
    samples = _samples(picture, view.box)
    too_small = "is too small to see a digit", "Is the image 28 by 28, and the figure large enough?"
    faults = [too_small] if samples is None else _faults(samples, image, others)
    box = view.box
    if faults:
        fitted = _fitted(picture, view, image)
        again = None if fitted is None else _samples(picture, fitted)
        if fitted is not None and again is not None and not _faults(again, image):
            faults, box = [], fitted
    if faults and not view.has_data:
        return [NOTHING]
    width, height = box[2] - box[0], box[3] - box[1]
    is_stretched = abs(width - height) > SQUARE * max(width, height)
    # Elsewhere it may not fill its Axes.
    is_here = not faults or _is_this(picture, view, image, faults)
    return [*faults, NOT_SQUARE] if is_stretched and is_here else faults


def _is_this(picture: Picture, view: View, image: Array, faults: Sequence[Fault]) -> bool:
    """Whether an Axes that is full shows this image, with these faults."""
    return any(message in SURELY_THIS for message, _ in faults) or _follows(picture, view, image)


def _follows(picture: Picture, view: View, image: Array) -> bool:
    """Whether cells have the same colour where this image has the same grey, whichever colour that is."""
    samples = _samples(picture, view.box)
    if samples is None:
        return False
    values = image[INNER, INNER].reshape(-1).astype(int)
    # No ink and full ink are greys of their own.
    colours, greys = samples.mean(axis=(1, 2)).reshape(3, -1), (values + GREYS - 1) // GREYS + (values == FULL)
    rest = sum(float(np.square(part - part.mean(axis=1, keepdims=True)).sum()) for part in _parts(colours, greys))
    whole = float(np.square(colours - colours.mean(axis=1, keepdims=True)).sum())
    return rest < UNEXPLAINED * whole


def _parts(colours: Array, greys: Array) -> list[Array]:
    return [colours[:, greys == grey] for grey in np.unique(greys)]


def _faults(samples: Array, whole: Array, others: Sequence[Array] = ()) -> list[Fault]:
    """What is wrong with a drawn digit, the worst first."""
    if float(np.ptp(samples)) < FLAT:
        return [NOTHING]
    image = whole[INNER, INNER]
    brightness = samples.mean(axis=0)
    cells = brightness.mean(axis=(0, 1))
    match = _match(cells, image)
    colourful = _is_colourful(samples, image)
    found: list[Fault] = []
    if match < ALIKE and (colourful or match >= -SUSPECT):
        mixed_up = _mixed_up(cells, image, others)
        if mixed_up:  # what else is wrong is seen where its ink is
            message, cause, image = mixed_up
            found.append((message, cause))
            match, colourful = _match(cells, image), _is_colourful(samples, image)
    if colourful:
        found.append(("is in colour, not dark ink on white", "Is a grey colour map given (cmap=...)?"))
    elif match < -SUSPECT:
        found.append(
            (
                "shows white ink on black",
                "Does 0 (no ink) end up white? Colour maps with names that end in _r are reversed, and so is 255 - x.",
            )
        )
        cells = 1 - cells
    if abs(match) > SUSPECT and float((np.ptp(brightness, axis=(0, 1)) > FLAT).mean()) > BLURRED_CELLS:
        found.append(
            (
                BLURRED,
                "Does the chosen interpolation smooth ('nearest' does not), or is the image not 28 by 28?",
            )
        )
    if not colourful and _has_lost_its_greys(cells, image):
        found.append(
            (
                "shows the digit without all its greys",
                "Pixels go from 0 to 255. Do other limits (vmin, vmax), a comparison or // cut some of them off?",
            )
        )
    return found or _faint(cells, image, match)


def _faint(cells: Array, image: Array, match: float) -> list[Fault]:
    """What is wrong with a digit that is the right way up, in greys, and sharp."""
    if match < ALIKE:
        return [
            (
                "does not show the expected digit",
                "Is it the right row of the data, reshaped to 28 by 28, drawn whole and as it is?",
            )
        ]
    found = []
    if float(np.median(cells[image == PAPER])) < SUSPECT:
        found.append(
            ("has a background that is not white", "Which colour map draws 0 (no ink) as white? Are there limits?")
        )
    if float(np.median(cells[image >= INK])) > 0.5:  # noqa: PLR2004 - half way
        found.append(("has pale ink: 255 should be dark", "Is there an alpha, or a vmax above 255?"))
    return found


def _mixed_up(cells: Array, image: Array, others: Sequence[Array]) -> tuple[str, str, Array] | None:
    """The fault and what is shown instead of an image, if that is the same image turned or another one."""
    for name, turned in _mistakes(image).items():
        if abs(_match(cells, turned)) > SUSPECT:
            return f"shows the digit {name}", TURNED[name], turned
    likeness = max(SUSPECT, abs(_match(cells, image)))
    for index, other in enumerate(others):
        if abs(_match(cells, other[INNER, INNER])) > likeness:
            return (
                f"does not show the expected digit, but the one at index {index} of the data",
                "Are the rows taken in order from the first one, each once, and the cells filled in reading order?",
                other[INNER, INNER],
            )
    return None


def _is_colourful(samples: Array, image: Array) -> bool:
    """Whether the paper, the greys or the ink are far from grey."""
    tints = np.ptp(samples, axis=0).mean(axis=(0, 1)) * 255
    (low, _), (_, high) = SHADES
    parts = (image == PAPER, GREY), ((image >= low) & (image <= high), GREY), (image >= INK, DARK)
    return any(part.any() and float(tints[part].mean()) > most for part, most in parts)


def _has_lost_its_greys(cells: Array, image: Array) -> bool:
    """Whether the digit is where it should be, and its light or its dark greys are all white or black."""
    in_place = np.mean(cells[image >= INK] < 0.5) > SUSPECT and np.mean(cells[image == PAPER] > 0.5) > SUSPECT  # noqa: PLR2004 - half way
    shades = (cells[(image >= low) & (image <= high)] for low, high in SHADES)
    return bool(in_place) and any(shade.size and np.mean(abs(shade - 0.5) < 0.5 - FLAT / 2) < SHOWN for shade in shades)


TURNED = {
    "upside down": "Does the first row of the image belong at the top? See the origin argument of imshow.",
    "mirrored": "Is the image flipped on the way, or an axis inverted?",
    "turned on its side (rows and columns swapped)": "Is there a .T, or order='F', that should not be there?",
    "rotated by half a turn": "Are both axes inverted?",
    "rotated by a quarter turn to the left": "Is there a np.rot90, or a .T and a flip, that should not be there?",
    "rotated by a quarter turn to the right": "Is there a np.rot90, or a .T and a flip, that should not be there?",
}


BLURRED = "is blurred: every pixel should be one flat square"
NOTHING = (
    "is blank",
    (
        "Is every digit drawn, each on its own Axes (ax.imshow), and not just pixels that are 0? Where a loop draws: "
        "is one left out, or does a return inside of it end it?"
    ),
)
NOT_SQUARE = (
    "shows pixels that are not square",
    "Is the picture stretched to fill its Axes, by aspect='auto' or by a call that does so, such as pcolormesh?",
)
# Faults that are found only where it is this digit.
SURELY_THIS = {BLURRED, NOT_SQUARE[0], *(f"shows the digit {name}" for name in TURNED)}


def _mistakes(image: Array) -> dict[str, Array]:
    flips = (image[::-1], image[:, ::-1], image.T, image[::-1, ::-1], np.rot90(image), np.rot90(image, -1))
    return dict(zip(TURNED, flips, strict=True))


def _match(cells: Array, image: Array) -> float:
    """The correlation of brightness with an image; 1 for dark ink on white, -1 for the reverse."""
    seen, ink = cells - cells.mean(), image - image.mean()
    size = float(np.linalg.norm(seen) * np.linalg.norm(ink))
    return -float((seen * ink).sum()) / size if size else 0.0
