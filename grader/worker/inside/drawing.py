"""A figure as pixels and a description: drawn in the worker, judged elsewhere."""

import sys
from typing import Any

import numpy as np

from grader.worker.protocol.values import MAX_AXES, MAX_PIXELS, MAX_TEXT, Plain, Tree

MIN_AXES_PIXELS = 168  # 6 pixels for each of 28 rows
MIN_DPI, MAX_DPI = 60, 400


def is_drawing(value: Any) -> str | None:
    """What kind of matplotlib object it is: "axes", "figure" or (None) something else; imports nothing."""
    for kind in type(value).__mro__:
        if kind.__module__.startswith("matplotlib.") and kind.__name__ in ("Figure", "_AxesBase", "FigureBase"):
            return "axes" if kind.__name__ == "_AxesBase" else "figure"
    return None


def content(value: Any) -> list[Any]:
    """The objects in a Figure or an Axes: the same list as long as none is added or taken away."""
    axes = [value] if is_drawing(value) == "axes" else value.axes
    return [*axes, *(child for ax in axes for child in ax.get_children())]


def close_figures(*, but: list[Any]) -> None:
    """Let pyplot forget all figures except these."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        for number in pyplot.get_fignums():
            if not any(pyplot.figure(number) is figure for figure in but):
                pyplot.close(number)


def draw(value: Any) -> Tree:
    """Render a Figure, or the Figure of an Axes.

    The figure keeps the size its author gave it; the resolution is chosen so that the smallest Axes has room for an
    image of 28 x 28.

    Returns:
        pixels: uint8 (height, width, 3), on white; axes: for each Axes (except invisible ones) its `title`, its `box`
        (left, top, right, bottom) in pixels, whether it `has_data` and whether it is a `colour_bar`; only the one asked
        for if an Axes was given.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    kind = is_drawing(value)
    figure = value.figure if kind == "axes" else value
    axes = [value] if kind == "axes" else [ax for ax in figure.axes if ax.get_visible()][:MAX_AXES]
    canvas: Any = FigureCanvasAgg(figure)  # matplotlib types its methods only in part
    figure.set_dpi(_resolution(figure, axes, canvas.get_renderer()))
    canvas.draw()
    flat = _on_white(np.asarray(canvas.buffer_rgba()))
    return {"pixels": flat, "axes": [_describe(ax, flat.shape[0]) for ax in axes]}


def _on_white(rgba: Plain) -> Plain:
    """The colours (height, width, 3) of pixels (height, width, 4) on white paper."""
    if rgba[..., 3].min() == 255:  # noqa: PLR2004 - opaque
        return np.ascontiguousarray(rgba[..., :3])
    pixels = rgba.astype(np.float32)
    alpha = pixels[..., 3:] / 255
    return np.round(pixels[..., :3] * alpha + 255 * (1 - alpha)).astype(np.uint8)


def _resolution(figure: Any, axes: list[Any], renderer: Any) -> float:
    """Dots per inch at which the smallest Axes has room; its size is found by doing what a drawing does first."""
    figure.set_dpi(100)
    layout = figure.get_layout_engine()
    if layout is not None:
        layout.execute(figure)
    for ax in axes:
        locator = ax.get_axes_locator()
        ax.apply_aspect(locator(ax, renderer) if locator else None)
    width, height = (float(inches) for inches in figure.get_size_inches())
    sides = [side / 100 for ax in axes for side in ax.get_window_extent().size if side > 1]
    wanted = MIN_AXES_PIXELS / min(sides, default=2.0)
    most = (MAX_PIXELS / max(width * height, 1e-6)) ** 0.5
    return float(min(max(wanted, MIN_DPI), MAX_DPI, most))


def _describe(ax: Any, height: int) -> Tree:
    titles = [ax.get_title(loc=side) for side in ("center", "left", "right")]
    box = ax.get_window_extent()
    return {
        "title": "\n".join(title for title in titles if title)[:MAX_TEXT],
        "has_data": bool(ax.has_data()),
        "colour_bar": ax.get_label() == "<colorbar>",
        "box": [round(float(edge)) for edge in (box.x0, height - box.y1, box.x1, height - box.y0)],
    }
