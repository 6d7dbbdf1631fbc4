"""What makes numpy, scikit-learn and matplotlib fit for a worker: seeds, one thread, no window."""

import builtins
import io
import os
import random
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
