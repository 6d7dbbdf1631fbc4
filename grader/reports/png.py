"""Pixels as PNG data, as a report holds pictures."""

import io
from typing import TYPE_CHECKING

from grader.reports.model import ImageResult

if TYPE_CHECKING:
    from grader.outcomes import Image

MAX_SIDE = 640  # pixels


def dump(image: "Image") -> ImageResult:
    """A picture of at most MAX_SIDE pixels a side."""
    from PIL import Image as Pillow

    picture = Pillow.fromarray(image.pixels)
    picture.thumbnail((MAX_SIDE, MAX_SIDE))
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return ImageResult(image.title, file.getvalue(), image.alt)


def pixels(image: ImageResult, width: int, height: int) -> list[list[tuple[int, int, int]]]:
    """The red, green and blue of a picture's pixels, line by line, made small enough; the number of lines is even."""
    from PIL import Image as Pillow

    picture = Pillow.open(io.BytesIO(image.png)).convert("RGB")
    share = min(width / picture.width, height / picture.height)
    columns, lines = max(1, round(picture.width * share)), max(2, 2 * round(picture.height * share / 2))
    data = picture.resize((columns, lines), Pillow.Resampling.BOX).tobytes()
    rows = [data[start : start + 3 * columns] for start in range(0, len(data), 3 * columns)]
    return [[(row[at], row[at + 1], row[at + 2]) for at in range(0, len(row), 3)] for row in rows]
