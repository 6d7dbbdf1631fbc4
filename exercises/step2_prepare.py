"""Step 2: turn the data into what a model can learn from.

Data rarely comes ready to use. On OpenML the labels of MNIST are text ('2', not 2), and then `y == 2` is False for
every digit. The rows may be sorted, and then the first half holds digits that never appear in the second. And a model
is judged on rows it was not trained on, so those are set aside before anything else happens.

The story of this step, with code to try: grade read 2
"""

import numpy as np


def to_int_labels(y: np.ndarray) -> np.ndarray:
    """Turn labels into whole numbers, whatever form they come in.

    Args:
        y: shape (n,), digits from 0 to 9: text such as '2', or whole numbers.

    Returns:
        int array of shape (n,); a list of ints is as good.

    Example:
        >>> to_int_labels(np.array(["5", "0", "4"], dtype=object))
        array([5, 0, 4])
    """
    # TODO
    raise NotImplementedError


def split_train_test(
    x: np.ndarray, y: np.ndarray, n_train: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Set rows aside for testing: train on the first n_train rows, test on the rest.

    Args:
        x: shape (n, pixels), one image per row.
        y: shape (n,), the labels.
        n_train: how many rows are for training. If all are, the parts for testing have no rows (or ValueError is
            raised, as scikit-learn does).

    Returns:
        x_train, x_test, y_train, y_test, in this order (the same as scikit-learn's).

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
        x: shape (n, pixels), one image per row.
        y: shape (n,), the labels.
        seed: the same seed gives the same order again, another seed gives another order.

    Returns:
        x and y in the new order; the arrays that were given stay unchanged.

    Example:
        >>> x_new, y_new = shuffle_together(x_train, y_train, seed=1)
        >>> len(y_new), int((y_new == 2).sum()), int((y_train == 2).sum())
        (5000, 488, 488)
    """
    # TODO
    raise NotImplementedError
