"""Step 6: three other ways to tell digits apart.

A k-nearest-neighbours classifier learns nothing: it keeps the training digits and asks the k most similar ones. A
random forest asks many decision trees, each grown differently, at random, and lets them vote. A linear support
vector classifier draws the straight border with the widest margin. They differ in accuracy, and in when they take
their time: k-NN when it predicts, the others when they are trained.

These functions make models but do not train them: that is up to the caller.

The story of this step, with code to try: grade read 6
"""

from sklearn.base import BaseEstimator


def make_knn(k: int = 3) -> BaseEstimator:
    """A k-nearest-neighbours classifier.

    Args:
        k: how many neighbours vote.

    Returns:
        a model with fit and predict, not trained yet.

    Example:
        >>> make_knn(5).fit(x_train, y_train).predict(x_train[161:162])
        array([2], dtype=uint8)
    """
    # TODO
    raise NotImplementedError


def make_forest(n_trees: int = 100, seed: int = 0) -> BaseEstimator:
    """A random forest.

    Args:
        n_trees: how many trees vote.
        seed: the same seed grows the same forest from the same data, another seed grows another one.

    Returns:
        a model with fit, predict and predict_proba, not trained yet.

    Example:
        >>> forest = make_forest(10).fit(x_train, y_train)
        >>> forest.predict_proba(x_train[:1]).shape
        (1, 10)
    """
    # TODO
    raise NotImplementedError


def make_linear_svc(seed: int = 0) -> BaseEstimator:
    """A linear support vector classifier that takes pixels from 0 to 255.

    It trains much faster on pixels from 0 to 1, so let the model scale them itself.

    Args:
        seed: for the order in which rows are visited during training.

    Returns:
        a model with fit, predict and decision_function, not trained yet.

    Example:
        >>> svc = make_linear_svc().fit(x_train, y_train)
        >>> svc.decision_function(x_train[:1]).shape
        (1, 10)
    """
    # TODO
    raise NotImplementedError
