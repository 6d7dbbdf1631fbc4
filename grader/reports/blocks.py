"""A picture in a terminal: each character shows two pixels, one above the other, by its two colours."""

from rich.color import Color
from rich.style import Style
from rich.text import Text

from grader.reports import png
from grader.reports.model import ImageResult

HALF = "▀"
LINES = 18  # characters high, at most


def of(image: ImageResult, columns: int) -> Text:
    """A picture of at most so many columns, as lines of half blocks."""
    pixels = png.pixels(image, columns, 2 * LINES)
    picture = Text(no_wrap=True)
    for line in range(0, len(pixels) - 1, 2):
        if line:
            picture.append("\n")
        for upper, lower in zip(pixels[line], pixels[line + 1], strict=True):
            picture.append(HALF, Style(color=Color.from_rgb(*upper), bgcolor=Color.from_rgb(*lower)))
    return picture
