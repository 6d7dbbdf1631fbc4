"""What makes numpy, scikit-learn and matplotlib fit for a worker: seeds, one thread, no window."""

import builtins
import io
import os
import random
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
import numpy.random  # or every worker would import it again, which takes longer than all else that it does


def seed_everything(seed: list[int]) -> None:
    """Make what a student left unseeded repeatable, and different from call to call.

    numpy's own default for "no seed" is entropy from the system; here it is a separate stream.
    """
    entropy = random.Random(str(seed))  # noqa: S311 - repeatable on purpose
    random.seed(entropy.getrandbits(64))
    np.random.seed(entropy.getrandbits(32))  # noqa: NPY002 - the global state is what an unseeded call uses
    np.random.bit_generator.randbits = entropy.getrandbits  # type: ignore[attr-defined]


def keep_null_open() -> None:
    """Let open(os.devnull, ...) give standard output's null device: a confined process opens nothing to write."""
    plain = io.open

    def open_(file: Any, *arguments: Any, **keywords: Any) -> Any:
        if isinstance(file, (str, os.PathLike)) and os.fspath(file) == os.devnull:
            keywords.setdefault("opener", lambda *_: os.dup(1))
        return plain(file, *arguments, **keywords)

    builtins.open = io.open = open_


def prepare(source: bytes) -> None:
    """Import the libraries that a source text mentions, made fit for a worker; once for a process and its forks."""
    if b"matplotlib" in source:
        _prepare_drawing()
    if b"sklearn" in source or b"joblib" in source:
        _prepare_training()


@cache
def _prepare_drawing() -> None:
    import matplotlib.pyplot as plt

    plt.switch_backend("agg")


@cache
def _prepare_training() -> None:
    import joblib
    from joblib._parallel_backends import SequentialBackend

    # n_jobs in a student's code must not start processes, nor make locks that processes could share.
    for name in ("loky", "multiprocessing", "threading"):
        joblib.register_parallel_backend(name, SequentialBackend)


def import_for_all(names: Iterable[str]) -> None:
    """Import these libraries with all that students may name of them, once for workers that are to be quick."""
    if "sklearn" in names:
        _import_scikit_learn()
    prepare(" ".join(names).encode())


def _import_scikit_learn() -> None:
    import sklearn.discriminant_analysis
    import sklearn.ensemble
    import sklearn.linear_model
    import sklearn.metrics
    import sklearn.model_selection
    import sklearn.neighbors
    import sklearn.neural_network
    import sklearn.pipeline
    import sklearn.preprocessing
    import sklearn.svm
    import sklearn.tree  # noqa: F401 - imported for the workers
