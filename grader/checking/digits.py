"""The digits as the trusted side holds them: what students see, and what they have never seen."""

import gzip
import math
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from grader.outcomes import CourseFault

Pixels = np.ndarray[Any, np.dtype[np.uint8]]


@dataclass(frozen=True)
class Mnist:
    """The data of datasets/mnist: images uint8 (n, 784), labels uint8 (n,); `folder` is where the files are."""

    folder: Path
    x_train: Pixels
    y_train: Pixels
    x_test: Pixels
    y_test: Pixels

    def renamed(self, names: Pixels, last: int | None = None) -> tuple[Pixels, Pixels]:
        """All training rows, digit d called names[d], sorted by their new labels.

        A model that was trained on them answers with the new labels, unless it knew the digits before; one that
        was trained on only the first (or last) rows has never seen most of them. Rows of the last label are scattered
        over places that no step of 2 to 10 from the first row meets, so a model trained on x[::5] has not seen them.

        Args:
            names: the new label of each digit.
            last: the new label whose rows come last, instead of 9.
        """
        return _renamed(self.folder, names.astype(np.uint8).tobytes(), last)


@dataclass(frozen=True)
class Unseen:
    """Digits no submission has seen: images uint8 (n, 784), labels uint8 (n,).

    Attributes:
        seen: called at every look at them, because what is said after that may be about them.
        are_shown: whether students have them anyway, so that they may be shown.
    """

    folder: Path
    seen: Callable[[], None] = lambda: None
    are_shown: bool = False

    @property
    def images(self) -> Pixels:
        """One digit per row."""
        self.seen()
        return load_unseen(self.folder)[0]

    @property
    def labels(self) -> Pixels:
        """What they are."""
        self.seen()
        return load_unseen(self.folder)[1]


def read_idx(folder: Path, name: str) -> Pixels:
    """The array in an IDX file NAME or NAME.gz: images as rows.

    Raises:
        CourseFault: it is missing or is not an IDX file of uint8.
    """
    path = folder / name
    try:
        data = path.read_bytes() if path.exists() else gzip.decompress((folder / f"{name}.gz").read_bytes())
        _, _, code, dimensions = data[:4]
        shape = struct.unpack_from(f">{dimensions}I", data, 4)
        flat = np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions)
        if code != 8 or flat.size != math.prod(shape):  # noqa: PLR2004 - IDX's code of uint8
            raise ValueError("not an IDX file of unsigned bytes")
        return flat.reshape(shape[0], math.prod(shape[1:])) if dimensions > 1 else flat
    except (OSError, ValueError, struct.error) as error:
        raise CourseFault(f"{path} (or .gz) cannot be read: {error}. See datasets/README.md.") from error


@cache
def load_visible(folder: Path) -> Mnist:
    """The four files of a folder with the official names; the arrays are read-only and read once."""
    return Mnist(
        folder,
        read_idx(folder, "train-images-idx3-ubyte"),
        read_idx(folder, "train-labels-idx1-ubyte"),
        read_idx(folder, "t10k-images-idx3-ubyte"),
        read_idx(folder, "t10k-labels-idx1-ubyte"),
    )


@lru_cache(maxsize=8)  # the same for every submission
def _renamed(folder: Path, names: bytes, last: int | None) -> tuple[Pixels, Pixels]:
    mnist = load_visible(folder)
    labels = np.frombuffer(names, np.uint8)[mnist.y_train]
    is_last = labels == (labels.max() if last is None else last)
    places = np.arange(len(labels))
    places = places[np.gcd(places, 2 * 3 * 5 * 7) == 1][-np.count_nonzero(is_last) :]
    order = np.empty(len(labels), int)
    order[places] = np.flatnonzero(is_last)[: len(places)]
    order[np.setdiff1d(np.arange(len(labels)), places)] = np.lexsort((labels, is_last))[: len(labels) - len(places)]
    x, y = mnist.x_train[order], labels[order]
    x.flags.writeable = y.flags.writeable = False
    return x, y


@cache
def load_unseen(folder: Path) -> tuple[Pixels, Pixels]:
    """The images and labels in the test files of a folder."""
    return read_idx(folder, "t10k-images-idx3-ubyte"), read_idx(folder, "t10k-labels-idx1-ubyte")
