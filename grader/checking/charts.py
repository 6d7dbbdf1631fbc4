"""Pictures of a student's own results, for the page of a report: what a model takes for what, and its mistakes."""

from collections.abc import Sequence
from contextvars import ContextVar
from typing import Any

import numpy as np

from grader.outcomes import Image

Array = np.ndarray[Any, Any]

CELL, MARGIN = 34, 30  # pixels
SIDE, TITLE, EACH_ROW = 84, 18, 5  # of a digit in a gallery, its title, and how many digits are side by side
MOST = 10  # digits in a gallery
INK, PAPER, RIGHT, WRONG = (31, 35, 40), (255, 255, 255), (26, 127, 55), (207, 34, 46)

# What a check has to show beside its claims; the engine gives it a list where somebody looks at it.
shown: ContextVar[list[Image] | None] = ContextVar("shown", default=None)


def illustrate(*images: Image) -> None:
    """Show pictures of a student's results on the page, whether the check passes or not; in no report for marks."""
    found = shown.get()
    if found is not None:
        found += images


def table_of_answers(true: Array, said: Array) -> Image:
    """How often each digit was taken for which: rows are what digits are, columns what the model said."""
    counts = np.zeros((10, 10), int)
    np.add.at(counts, (true.astype(int), said.astype(int)), 1)
    draw = _Drawing(MARGIN + 10 * CELL, MARGIN + 10 * CELL)
    for digit in range(10):
        middle = MARGIN + digit * CELL + CELL // 2
        draw.text(middle, MARGIN // 2, str(digit))
        draw.text(MARGIN // 2, middle, str(digit))
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    for row, column in np.ndindex(10, 10):
        tone = RIGHT if row == column else WRONG
        # Few mistakes have to be seen, too.
        strength = 0.75 * shares[row, column] ** 0.5 if counts[row, column] else 0.0
        place = MARGIN + column * CELL, MARGIN + row * CELL
        draw.box(*place, CELL - 1, _mixed(tone, strength))
        if counts[row, column]:
            colour = PAPER if strength > 0.5 else INK  # noqa: PLR2004 - where white is read better
            draw.text(place[0] + CELL // 2, place[1] + CELL // 2, str(counts[row, column]), colour)
    wrong = int(counts.sum() - np.trace(counts))
    counts[np.diag_indices(10)] = 0
    one, other = divmod(int(np.argmax(counts)), 10)
    most = f"; most often a {one} for a {other}, {counts.max()} times" if wrong else ""
    return Image(
        f"your model: row, what the digit is; column, what it said. {wrong} of {len(true)} are wrong{most}", draw.pixels
    )


def gallery(images: Array, true: Array, said: Array) -> Sequence[Image]:
    """The first digits that a model is wrong about, each with what it is and what the model said; none: no picture."""
    places = np.flatnonzero(true != said)[:MOST]
    if not len(places):
        return ()
    columns, rows = min(len(places), EACH_ROW), -(-len(places) // EACH_ROW)
    draw = _Drawing(columns * (SIDE + 8), rows * (SIDE + TITLE + 8))
    for number, place in enumerate(places):
        left, top = number % EACH_ROW * (SIDE + 8) + 4, number // EACH_ROW * (SIDE + TITLE + 8) + 4
        draw.text(left + SIDE // 2, top + TITLE // 2, f"{true[place]}, said {said[place]}")
        draw.paste(255 - np.kron(images[place].reshape(28, 28), np.ones((3, 3), np.uint8)), left, top + TITLE)
    told = ", ".join(f"a {true[place]} taken for a {said[place]}" for place in places)
    return (Image(f"the first {len(places)} mistakes: {told}", draw.pixels),)


def _mixed(tone: tuple[int, ...], strength: float) -> tuple[int, ...]:
    return tuple(round(255 + (part - 255) * strength) for part in tone)


class _Drawing:
    """A white picture to draw in."""

    def __init__(self, width: int, height: int) -> None:
        from PIL import Image as Pillow  # only where there is something to draw
        from PIL import ImageDraw

        self._picture = Pillow.new("RGB", (width, height), PAPER)
        self._draw = ImageDraw.Draw(self._picture)

    def text(self, x: int, y: int, words: str, colour: tuple[int, ...] = INK) -> None:
        """Words around a place."""
        left, top, right, bottom = self._draw.textbbox((0, 0), words)
        self._draw.text((x - (left + right) / 2, y - (top + bottom) / 2), words, fill=colour)

    def box(self, x: int, y: int, side: int, colour: tuple[int, ...]) -> None:
        """A filled square."""
        self._draw.rectangle((x, y, x + side, y + side), fill=colour, outline=(208, 215, 222))

    def paste(self, grey: Array, x: int, y: int) -> None:
        """A picture in greys."""
        from PIL import Image as Pillow

        self._picture.paste(Pillow.fromarray(grey.astype(np.uint8)), (x, y))

    @property
    def pixels(self) -> Array:
        """What has been drawn."""
        return np.asarray(self._picture)
