"""Pictures as a terminal draws them itself (sixels, kitty), where it can and textual-image is installed."""

import io
import sys
from collections.abc import Sequence
from typing import Any

from grader.reports.model import ImageResult

GAP = 16  # pixels between two pictures


def of(images: Sequence[ImageResult], columns: int) -> Any:
    """A renderable of rich with the pictures side by side, at most so many columns wide; None where there is none."""
    if not (sys.__stdin__ and sys.__stdin__.isatty()):  # its answer would be read there
        return None
    try:
        from textual_image import renderable  # which asks the terminal what it can
    except ImportError:
        return None
    if renderable.Image not in (renderable.SixelImage, renderable.TGPImage):
        return None
    from PIL import Image as Pillow

    pictures = [Pillow.open(io.BytesIO(image.png)).convert("RGB") for image in images]
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    whole = Pillow.new("RGB", (width, max(picture.height for picture in pictures)), (255, 255, 255))
    left = 0
    for picture in pictures:
        whole.paste(picture, (left, 0))
        left += picture.width + GAP
    return renderable.Image(whole, width=columns, height="auto")
