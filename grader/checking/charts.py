"""Pictures of a student's own results, for the page of a report: what a model takes for what, mistakes, times."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, NamedTuple

import numpy as np

from grader.outcomes import Image

Array = np.ndarray[Any, Any]

CELL, MARGIN = 34, 30  # pixels
SIDE, TITLE, EACH_ROW = 84, 20, 5  # of a digit in a gallery, its title, and how many digits are side by side
MOST = 10  # digits in a gallery
WIDTH, HEIGHT = 460, 320  # of accuracies against times
LEFT, TOP, RIGHT_EDGE, BOTTOM = 64, 38, 445, 258  # of what is between its axes
FONT = 16  # pixels: still to be read where a phone shows a picture at two thirds of its size
INK, PAPER, RIGHT, WRONG = (31, 35, 40), (255, 255, 255), (26, 127, 55), (207, 34, 46)
EDGE, DOT = (208, 215, 222), (9, 105, 218)
TIMES_VARY = "which differ from machine to machine"

# What a check has to show beside its claims; the engine gives it a list where somebody looks at it.
shown: ContextVar[list[Image] | None] = ContextVar("shown", default=None)


class Measured(NamedTuple):
    """A model's share of right answers (0 to 1), and the seconds that its training and its answers took."""

    right: float
    fit_seconds: float
    predict_seconds: float


def illustrate(make: Callable[[], Iterable[Image]]) -> None:
    """Show pictures of a student's results on the page, whether the check passes or not.

    In a report for marks there are none, and none are made.
    """
    found = shown.get()
    if found is not None:
        found += make()


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
            draw.text(place[0] + CELL // 2, place[1] + CELL // 2, str(counts[row, column]))
    each = ", ".join(f"{digit}: {counts[digit, digit]} of {counts[digit].sum()}" for digit in range(10))
    wrong = int(counts.sum() - np.trace(counts))
    counts[np.diag_indices(10)] = 0
    one, other = divmod(int(np.argmax(counts)), 10)
    most = f", most often {_a(one)} for {_a(other)} ({_times(counts.max())})" if wrong else ""
    return Image(
        f"What each digit is (row) and what your model took it for (column): {wrong} of {len(true)} are wrong{most}",
        draw.pixels,
        f"A table of 10 rows and 10 columns; right answers for each digit, {each}",
    )


def _a(digit: int) -> str:
    return f"an {digit}" if digit == 8 else f"a {digit}"  # noqa: PLR2004 - an eight


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def gallery(images: Array, true: Array, said: Array, whose: str = "your model") -> Sequence[Image]:
    """The first digits that a model is wrong about, each with what it is and what the model said; none: no picture."""
    places = np.flatnonzero(true != said)
    if not len(places):
        return ()
    first = places[:MOST]
    return (
        Image(
            f"Digits that {whose} got wrong, {_how_many(len(places), MOST)}: what each is, and what the model said",
            _shelves(images, [[(place, f"{true[place]}, said {said[place]}") for place in first]]),
            "Pictures of " + ", ".join(f"{_a(true[place])} taken for {_a(said[place])}" for place in first),
        ),
    )


def finds(images: Array, labels: Array, wanted: Array, found: Array, *, name: str, told: str = "") -> Sequence[Image]:
    """The first digits that a detector has missed, and others that it took for them; none: no picture.

    Args:
        images: digits, one per row.
        labels: what they are.
        wanted: bool, whether the detector should find each.
        found: bool, whether it does.
        name: what it looks for.
        told: what a reader has to know about that.
    """
    shelves, captions, each = [], [], []
    for places, word, words in (
        (np.flatnonzero(wanted & ~found), "missed", f"{name} that it missed"),
        (np.flatnonzero(found & ~wanted), "taken", f"others that it took for {name}"),
    ):
        if len(places):
            first = places[:EACH_ROW]
            shelves.append([(place, f"{labels[place]}, {word}") for place in first])
            captions.append(f"{words} ({_how_many(len(places), EACH_ROW)})")
            each.append(f"{words}: {', '.join(_a(label) for label in labels[first])}")
    if not shelves:
        return ()
    title = f"Mistakes of your detector{told}: {', and '.join(captions)}"
    return (Image(title, _shelves(images, shelves), f"Pictures of {'; '.join(each)}"),)


def _how_many(of: int, most: int) -> str:
    """Such as "the first 10 of 63"."""
    if of == 1:
        return "only this one"
    return f"the first {most} of {of}" if of > most else f"all {of}"


def _shelves(images: Array, shelves: Sequence[Sequence[tuple[int, str]]]) -> Array:
    """Digits in rows, each below its title; a row that is too long goes on below."""
    rows = [shelf[start : start + EACH_ROW] for shelf in shelves for start in range(0, len(shelf), EACH_ROW)]
    draw = _Drawing(max(map(len, rows)) * (SIDE + 8), len(rows) * (SIDE + TITLE + 8))
    for number, row in enumerate(rows):
        top = number * (SIDE + TITLE + 8) + 4
        for column, (place, title) in enumerate(row):
            left = column * (SIDE + 8) + 4
            draw.text(left + SIDE // 2, top + TITLE // 2 - 1, title)
            draw.paste(255 - np.kron(images[place].reshape(28, 28), np.ones((3, 3), np.uint8)), left, top + TITLE)
    return draw.pixels


def accuracy_and_time(models: Mapping[str, Measured], whose: str) -> Sequence[Image]:
    """How often models are right against how long they take; no picture when there is nothing to compare.

    Args:
        models: name -> what was measured.
        whose: whose these are, to begin a sentence with.
    """
    made = models.values()
    if len(models) < 2 or not all(0 <= one.right <= 1 and min(one[1:]) >= 0 for one in made):  # noqa: PLR2004 - one is not compared
        return ()
    each = "; ".join(
        f"{name}: {one.right:.1%} right, "
        f"{_seconds(one.fit_seconds)} s of training, {_seconds(one.predict_seconds)} s of answering"
        for name, one in models.items()
    )
    return (
        Image(
            f"{whose}: higher up means right more often, further left means quicker; beside each name its seconds of "
            f"training + answering, {TIMES_VARY}",
            _scattered(models),
            f"A chart of accuracy against time. {each}",
        ),
    )


def _seconds(number: float) -> str:
    return f"{number:.2f}" if number < 10 else f"{number:.0f}"  # noqa: PLR2004 - three digits say enough


def _scattered(models: Mapping[str, Measured]) -> Array:
    """A dot for each model, with its name where there is room for it."""
    draw = _Drawing(WIDTH, HEIGHT)
    longest = max(0.01, *(one.fit_seconds + one.predict_seconds for one in models.values()))
    lowest, highest = (100 * end(one.right for one in models.values()) for end in (min, max))
    wide = _step(longest)
    high = _step(max(highest - lowest, 1))
    low, top = max(math.floor(lowest / high - 0.3), 0) * high, min(math.ceil(highest / high + 0.3) * high, 100)

    def across(seconds: float) -> int:
        return round(LEFT + (RIGHT_EDGE - LEFT) * seconds / (longest * 1.08))

    def down(percent: float) -> int:
        return round(BOTTOM - (BOTTOM - TOP) * (percent - low) / (top - low))

    for number in range(math.floor((top - low) / high + 1e-6) + 1):
        percent = low + number * high
        draw.line(LEFT, down(percent), RIGHT_EDGE, down(percent))
        draw.text(LEFT // 2, down(percent), f"{percent:g} %")
    for number in range(math.floor(longest * 1.08 / wide) + 1):
        draw.line(across(number * wide), TOP, across(number * wide), BOTTOM)
        draw.text(across(number * wide), BOTTOM + 18, f"{number * wide:g}")
    draw.text(RIGHT_EDGE // 2 + LEFT // 2, HEIGHT - 14, "seconds")
    draw.text(LEFT, 14, "right answers")
    dots = [(across(one.fit_seconds + one.predict_seconds), down(100 * one.right)) for one in models.values()]
    taken = [(x - 6, y - 6, x + 6, y + 6) for x, y in dots]
    for (name, one), (x, y) in zip(models.items(), dots, strict=True):
        words = f"{name}: {_seconds(one.fit_seconds)} + {_seconds(one.predict_seconds)} s"
        place = _room(x, y, draw.width(words), taken)
        taken.append(place)
        draw.dot(x, y, 5)
        draw.text((place[0] + place[2]) // 2, (place[1] + place[3]) // 2, words)
    return draw.pixels


def _step(span: float) -> float:
    """A round number of which three to seven make a span."""
    size = 10.0 ** math.floor(math.log10(span / 3))
    return max([size, *(factor * size for factor in (2, 5) if factor * size <= span / 3)])


Box = tuple[int, int, int, int]


def _room(x: int, y: int, width: int, taken: Sequence[Box]) -> Box:
    """Where words are written beside a dot, so that they are over nothing else."""
    half = width // 2
    near = [(x + 12 + half, y), (x - 12 - half, y)]
    middle = min(max(x, LEFT + half + 4), RIGHT_EDGE - half)
    near += [(middle, y + sign * (20 + 18 * far)) for far in range(6) for sign in (-1, 1)]
    boxes = [(one - half - 2, other - 9, one + half + 2, other + 9) for one, other in near]
    inside = [box for box in boxes if box[0] >= LEFT and box[2] <= WIDTH and box[1] >= TOP - 10 and box[3] <= BOTTOM]
    free = (box for box in inside if not any(_overlap(box, other) for other in taken))
    return next(free, boxes[0])


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _mixed(tone: tuple[int, ...], strength: float) -> tuple[int, ...]:
    return tuple(round(255 + (part - 255) * strength) for part in tone)


class _Drawing:
    """A white picture to draw in."""

    def __init__(self, width: int, height: int) -> None:
        from PIL import Image as Pillow  # only where there is something to draw
        from PIL import ImageDraw, ImageFont

        self._picture = Pillow.new("RGB", (width, height), PAPER)
        self._draw = ImageDraw.Draw(self._picture)
        self._font = ImageFont.load_default(FONT)

    def text(self, x: int, y: int, words: str) -> None:
        """Words around a place, moved as far as they have to be to be in the picture."""
        left, top, right, bottom = self._draw.textbbox((0, 0), words, self._font)
        half = (right - left) / 2
        middle = min(max(x, half + 2), self._picture.width - half - 2)
        self._draw.text((middle - (left + right) / 2, y - (top + bottom) / 2), words, fill=INK, font=self._font)

    def width(self, words: str) -> int:
        """How wide words are."""
        return math.ceil(self._draw.textlength(words, self._font))

    def line(self, *ends: int) -> None:
        """A thin line, from x and y to x and y."""
        self._draw.line(ends, fill=EDGE)

    def dot(self, x: int, y: int, radius: int) -> None:
        """A filled circle."""
        self._draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=DOT)

    def box(self, x: int, y: int, side: int, colour: tuple[int, ...]) -> None:
        """A filled square."""
        self._draw.rectangle((x, y, x + side, y + side), fill=colour, outline=EDGE)

    def paste(self, grey: Array, x: int, y: int) -> None:
        """A picture in greys."""
        from PIL import Image as Pillow

        self._picture.paste(Pillow.fromarray(grey.astype(np.uint8)), (x, y))

    @property
    def pixels(self) -> Array:
        """What has been drawn."""
        return np.asarray(self._picture)
