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
    return ImageResult(image.title, file.getvalue())
