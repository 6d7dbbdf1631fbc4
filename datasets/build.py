"""Rebuild the course's data from the official MNIST files.

    python datasets/build.py --from DIR [--out DIR] [--hidden-seed S]

DIR holds the four official IDX files (plain or .gz). What is promised is the sha256 of the uncompressed bytes, printed
at the end: compressed bytes differ between versions of zlib. The rule is stated in datasets/README.md.
"""

import argparse
import gzip
import hashlib
import struct
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.uint8]

# md5 of the official files, uncompressed.
OFFICIAL = {
    "train-images-idx3-ubyte": "6bbc9ace898e44ae57da46a324031adb",
    "train-labels-idx1-ubyte": "a25bea736e30d166cdddb491f175f624",
    "t10k-images-idx3-ubyte": "2646ac647ad5339dbf082846283269ea",
    "t10k-labels-idx1-ubyte": "27ae3e4e09519cfbb04c329615203637",
}
TRAIN_ROWS = 5000
HALF = 5000  # t10k's halves were written by different people and differ in difficulty
PER_DIGIT_AND_HALF = 50
SEED = 4


def read_official(folder: Path, name: str) -> Array:
    """The array in one official file: uint8 (n, 28, 28) or (n,).

    Raises:
        SystemExit: the file is missing or is not the official one.
    """
    plain, zipped = folder / name, folder / f"{name}.gz"
    if not plain.exists() and not zipped.exists():
        sys.exit(f"{plain} (or .gz) is missing: --from takes a folder with the four official MNIST files.")
    data = plain.read_bytes() if plain.exists() else gzip.decompress(zipped.read_bytes())
    md5 = hashlib.md5(data, usedforsecurity=False).hexdigest()
    if md5 != OFFICIAL[name]:
        sys.exit(f"{name} in {folder} is not the official file: its md5 is {md5}, expected {OFFICIAL[name]}.")
    dimensions = data[3]
    shape = struct.unpack_from(f">{dimensions}I", data, 4)
    return np.frombuffer(data, np.uint8, offset=4 + 4 * dimensions).reshape(shape)


def split_test(labels: Array, seed: int) -> tuple[list[int], list[int]]:
    """Positions in t10k of the visible and of the hidden test set: disjoint, 100 of every digit in each.

    Args:
        labels: uint8 (10000,), the labels of t10k.
        seed: which visible and hidden rows are drawn.
    """
    rng = np.random.RandomState(seed)
    visible: list[int] = []
    hidden: list[int] = []
    for digit in range(10):
        positions = np.flatnonzero(labels == digit)
        for half in (positions[positions < HALF], positions[positions >= HALF]):
            drawn = rng.permutation(half)[: 2 * PER_DIGIT_AND_HALF]
            visible += drawn[:PER_DIGIT_AND_HALF].tolist()
            hidden += drawn[PER_DIGIT_AND_HALF:].tolist()
    return sorted(visible), sorted(hidden)


def redraw_hidden(labels: Array, visible: list[int], seed: int) -> list[int]:
    """Another hidden set that leaves the visible one as students know it: 50 of every digit from each half."""
    rng = np.random.RandomState(seed)
    free = np.setdiff1d(np.arange(len(labels)), visible)
    hidden: list[int] = []
    for digit in range(10):
        positions = free[labels[free] == digit]
        for half in (positions[positions < HALF], positions[positions >= HALF]):
            hidden += rng.permutation(half)[:PER_DIGIT_AND_HALF].tolist()
    return sorted(hidden)


def write_idx(path: Path, array: Array) -> None:
    """Write a uint8 array as a gzipped IDX file with no name and no time in its header; print its sha256."""
    raw = bytes([0, 0, 8, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file, gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as out:
        out.write(raw)
    print(f"{hashlib.sha256(raw).hexdigest()}  {path.parent.name}/{path.name.removesuffix('.gz')}")


def main() -> None:
    """Parse the command line and write both folders."""
    parser = argparse.ArgumentParser(description="Rebuild datasets/mnist and datasets/hidden from the official MNIST.")
    parser.add_argument("--from", dest="source", type=Path, required=True, help="folder with the four official files")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent, help="where mnist/ and hidden/ are written")
    parser.add_argument("--hidden-seed", type=int, help="draw another hidden test set (keep the seed secret)")
    args = parser.parse_args()
    train_x, train_y, test_x, test_y = (read_official(args.source, name) for name in OFFICIAL)
    visible, hidden = split_test(test_y, SEED)
    if args.hidden_seed is not None:
        hidden = redraw_hidden(test_y, visible, args.hidden_seed)
    mnist, secret = args.out / "mnist", args.out / "hidden"
    write_idx(mnist / "train-images-idx3-ubyte.gz", train_x[:TRAIN_ROWS])
    write_idx(mnist / "train-labels-idx1-ubyte.gz", train_y[:TRAIN_ROWS])
    write_idx(mnist / "t10k-images-idx3-ubyte.gz", test_x[visible])
    write_idx(mnist / "t10k-labels-idx1-ubyte.gz", test_y[visible])
    write_idx(secret / "t10k-images-idx3-ubyte.gz", test_x[hidden])
    write_idx(secret / "t10k-labels-idx1-ubyte.gz", test_y[hidden])


if __name__ == "__main__":
    main()
