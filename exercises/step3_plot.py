"""Step 3: look at the digits.

A row of 784 numbers says nothing to the eye; the same numbers as a 28 x 28 picture tell you at once, and a mistake in
loading or shuffling shows at a glance. Look at your data before you train anything with it.

In MNIST 0 is white paper and 255 is full ink, so a digit looks right as dark ink on white, with every pixel one flat
square.

The story of this step, with code to try: grade read 3
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure


def to_image(row: np.ndarray) -> np.ndarray:
    """Turn one row of pixels back into a picture; a row holds the picture line by line.

    Args:
        row: shape (784,), bytes as in the files, or decimals.

    Returns:
        array of shape (28, 28) with the same values.

    Example:
        >>> to_image(x_train[161]).shape
        (28, 28)
    """
    # TODO
    raise NotImplementedError


def plot_digit(row: np.ndarray, label: int, ax: Axes) -> Axes:
    """Draw one digit: dark ink on white, its label as the title, every pixel one flat square.

    Flat means not smoothed, and square means not stretched, whatever the size of ax.

    Args:
        row: shape (784,), 255 is full ink.
        label: what the title says.
        ax: where to draw.

    Returns:
        the same ax.

    Example:
        >>> ax = plot_digit(x_train[161], y_train[161], plt.gca())
        >>> ax.get_title()
        '2'
    """
    # TODO
    raise NotImplementedError


def plot_grid(x: np.ndarray, y: np.ndarray, n_rows: int, n_cols: int) -> Figure:
    """Draw the first n_rows * n_cols digits in a grid, row by row from the top left, each with its label as its title.

    Args:
        x: shape (n, 784), one digit per row.
        y: shape (n,), their labels.
        n_rows: rows of the grid.
        n_cols: columns of the grid.

    Returns:
        a new Figure for every call, with one Axes for each cell and no others (no colour bars). If there are fewer
        digits than cells, nothing is drawn in the spare cells; a frame around them does no harm.
        It is returned, not shown: whoever calls the function decides whether to show or save it.

    Example:
        >>> fig = plot_grid(x_train, y_train, 2, 5)
        >>> [ax.get_title() for ax in fig.axes][:5]
        ['5', '0', '4', '1', '9']
    """
    # TODO
    raise NotImplementedError
