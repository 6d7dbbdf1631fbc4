"""Step 2: turn the data into what a model can learn from.

Data rarely come ready to use. From OpenML the labels of MNIST come as text ('2', not 2), and then `y == 2` is False for
every digit. The rows may be sorted, and then the first half holds digits that the second half never shows. And a model
is judged on rows it was not trained on, so they are put aside before anything else happens.
"""

import numpy as np


def to_int_labels(y: np.ndarray) -> np.ndarray:
    """Labels as whole numbers, however they come.

    Args:
        y: shape (n,), text such as '2', or whole numbers.

    Returns:
        int array of shape (n,).

    Example:
        >>> to_int_labels(np.array(["5", "0", "4"], dtype=object))
        array([5, 0, 4])
    """
    # TODO
    raise NotImplementedError


def split_train_test(
    x: np.ndarray, y: np.ndarray, n_train: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Put rows aside for testing: the first n_train rows train, the rest test.

    Args:
        x: shape (n, pixels), one image a row.
        y: shape (n,), the labels.
        n_train: how many rows train.

    Returns:
        x_train, x_test, y_train, y_test, in this order (it is scikit-learn's).

    Example:
        >>> x_train, x_test, y_train, y_test = split_train_test(x, y, 4000)  # of 5000 rows
        >>> x_train.shape, y_test.shape
        ((4000, 784), (1000,))
    """
    # TODO
    raise NotImplementedError


def shuffle_together(x: np.ndarray, y: np.ndarray, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Shuffle rows and labels, so that every row keeps its label.

    Args:
        x: shape (n, pixels), one image a row.
        y: shape (n,), the labels.
        seed: the same seed gives the same order again, another seed another order.

    Returns:
        x and y in the new order; the arrays that were given stay as they are.

    Example:
        >>> x_new, y_new = shuffle_together(x_train, y_train, seed=1)
        >>> len(y_new), int((y_new == 2).sum()), int((y_train == 2).sum())
        (5000, 488, 488)
    """
    # TODO
    raise NotImplementedError
