"""Step 8: look at the mistakes.

A single number hides what goes wrong. Looking at the digits a model got wrong tells you more: some are hard for you to
read too, some are obviously a 4, and some have a label that you would question.
"""

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure


def misclassified(y_true: np.ndarray, y_pred: np.ndarray) -> np.ndarray:
    """Where a model was wrong.

    Args:
        y_true: shape (n,), the labels.
        y_pred: shape (n,), what a model said.

    Returns:
        int array of shape (m,): the positions of the m mistakes, from the first to the last; without mistakes an empty
        int array. A list of ints is as good.

    Example:
        >>> misclassified(np.array([5, 0, 4, 2]), np.array([5, 6, 4, 7]))
        array([1, 3])
    """
    # BEGIN SOLUTION
    return np.flatnonzero(np.asarray(y_true) != np.asarray(y_pred))
    # END SOLUTION


def plot_mistakes(x: np.ndarray, y_true: np.ndarray, y_pred: np.ndarray, n: int = 10) -> Figure:
    """Draw the first n mistakes, each with a title such as "true 5, predicted 3".

    Args:
        x: shape (m, 784), one digit per row, 255 is full ink.
        y_true: shape (m,), the labels.
        y_pred: shape (m,), what a model said.
        n: how many to draw at most; if there are fewer mistakes, all of them.

    Returns:
        a new Figure for every call, with one Axes for each mistake: dark ink on white, every pixel one flat square,
        no colour bars. Spare Axes in which nothing is drawn do no harm. It is returned, not shown.

    Example:
        >>> fig = plot_mistakes(x_test, y_test, predictions, n=6)
        >>> len(fig.axes)
        6
    """
    # BEGIN SOLUTION
    wrong = misclassified(y_true, y_pred)[:n]
    n_cols = min(3, max(1, len(wrong)))
    n_rows = max(1, -(-len(wrong) // n_cols))
    fig = plt.figure(figsize=(1.9 * n_cols, 2.1 * n_rows), layout="constrained")
    for place, position in enumerate(wrong, start=1):
        ax = fig.add_subplot(n_rows, n_cols, place)
        ax.imshow(x[position].reshape(28, 28), cmap="gray_r", interpolation="nearest")
        ax.set_title(f"true {y_true[position]}, predicted {y_pred[position]}")
        ax.set_axis_off()
    return fig
    # END SOLUTION
