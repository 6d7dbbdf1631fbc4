"""Load the images and labels."""

import gzip
import struct
from functools import partial

import numpy as np

from grader.api import (
    as_array,
    as_parts,
    expect,
    expect_raises,
    expect_same,
    explained,
    given,
    judged_elsewhere,
    path,
    points,
    text_path,
)

AFTERWARDS = (
    "From here on every model learns from bytes that you have read yourself; one byte off, and all of them "
    "would have been a little worse without a word."
)
HINTS = {
    "read_images": (
        "How many bytes come before the first pixel, and what do the four numbers in them say?",
        "struct.unpack or np.frombuffer(..., dtype='>u4') for the header, np.frombuffer(..., dtype=np.uint8) for the rest.",
        "with open_idx(path): read the header, compare the magic number, read the pixels, reshape to one row per image.",
    ),
    "read_labels": (
        "Which two numbers are in the header of a label file, and how many bytes do they take up?",
        "np.frombuffer(..., dtype='>u4') for the two numbers of the header, np.frombuffer(..., dtype=np.uint8) for the rest.",
        "with open_idx(path): read the header, compare the magic number, return the rest as uint8.",
    ),
    "load_mnist": (
        "Which four files are there, and which two functions have you just written?",
        "pathlib.Path(folder) / 'name' makes the path of a file in a folder.",
        "return read_images(...), read_labels(...), read_images(...), read_labels(...)",
    ),
}
# Bytes as they are in a file: the magic number, how many of each kind, then the data.
TRY_IT = {
    "read_images": """
        >>> file = Path(mkdtemp(), "two.gz")
        >>> size = file.write_bytes(gzip.compress(struct.pack(">4I", 2051, 2, 1, 3) + bytes([1, 2, 3, 40, 50, 255])))
        >>> read_images(file)
        [[1, 2, 3], [40, 50, 255]]
        >>> str(np.asarray(read_images(file)).dtype)
        'uint8'

        >>> folder = Path(mkdtemp())
        >>> size = (folder / "two.idx").write_bytes(struct.pack(">4I", 2051, 2, 1, 3) + bytes([1, 2, 3, 40, 50, 255]))
        >>> size = (folder / "other.idx").write_bytes(struct.pack(">4I", 2051, 2, 1, 3) + bytes([0, 0, 0, 4, 5, 6]))
        >>> read_images(folder / "two.idx").tolist(), read_images(folder / "other.idx").tolist()
        ([[1, 2, 3], [40, 50, 255]], [[0, 0, 0], [4, 5, 6]])

        >>> file = Path(mkdtemp(), "many.idx")
        >>> size = file.write_bytes(struct.pack(">4I", 2051, 6000, 2, 300) + bytes(6000 * 600))
        >>> np.shape(read_images(file))
        (6000, 600)
    """,
    "read_labels": """
        >>> file = Path(mkdtemp(), "three.gz")
        >>> size = file.write_bytes(gzip.compress(struct.pack(">2I", 2049, 3) + bytes([7, 0, 9])))
        >>> read_labels(file)
        [7, 0, 9]
        >>> str(np.asarray(read_labels(file)).dtype)
        'uint8'

        >>> file = Path(mkdtemp(), "one.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 2049, 1) + bytes([7]))
        >>> read_labels(file)
        [7]

        >>> file = Path(mkdtemp(), "many.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 2049, 70007) + bytes(70007))
        >>> len(read_labels(file))
        70007
    """,
    "reads_plain_files": """
        >>> file = Path(mkdtemp(), "two.idx")
        >>> size = file.write_bytes(struct.pack(">4I", 2051, 2, 1, 3) + bytes([1, 2, 3, 40, 50, 255]))
        >>> read_images(str(file))
        [[1, 2, 3], [40, 50, 255]]
        >>> read_images(file)
        [[1, 2, 3], [40, 50, 255]]

        >>> file = Path(mkdtemp(), "two.gz")
        >>> size = file.write_bytes(gzip.compress(struct.pack(">4I", 2051, 2, 1, 3) + bytes([1, 2, 3, 40, 50, 255])))
        >>> read_images(str(file))
        [[1, 2, 3], [40, 50, 255]]

        >>> file = Path(mkdtemp(), "three.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 2049, 3) + bytes([7, 0, 9]))
        >>> read_labels(str(file))
        [7, 0, 9]
        >>> read_labels(file)
        [7, 0, 9]

        >>> file = Path(mkdtemp(), "three.gz")
        >>> size = file.write_bytes(gzip.compress(struct.pack(">2I", 2049, 3) + bytes([7, 0, 9])))
        >>> read_labels(str(file))
        [7, 0, 9]
    """,
    "refuses_other_images": """
        >>> file = Path(mkdtemp(), "right.gz")
        >>> size = file.write_bytes(gzip.compress(struct.pack(">4I", 2051, 1, 2, 2) + bytes(4)))
        >>> read_images(file)
        [[0, 0, 0, 0]]

        >>> file = Path(mkdtemp(), "signed.idx")
        >>> size = file.write_bytes(struct.pack(">4I", 2307, 1, 2, 2) + bytes(4))
        >>> read_images(file)
        ValueError

        >>> file = Path(mkdtemp(), "decimals.idx")
        >>> size = file.write_bytes(struct.pack(">4I", 3331, 1, 2, 2) + bytes(16))
        >>> read_images(file)
        ValueError

        >>> file = Path(mkdtemp(), "labels.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 2049, 8) + bytes(8))
        >>> read_images(file)
        ValueError

        >>> file = Path(mkdtemp(), "tables.idx")
        >>> size = file.write_bytes(struct.pack(">3I", 2050, 3, 4) + bytes(12))
        >>> read_images(file)
        ValueError

        >>> file = Path(mkdtemp(), "larger.idx")
        >>> size = file.write_bytes(struct.pack(">4I", 16779267, 1, 2, 2) + bytes(4))
        >>> read_images(file)
        ValueError

        >>> right, signed = Path(mkdtemp(), "right.idx"), Path(mkdtemp(), "signed.idx")
        >>> size = right.write_bytes(struct.pack(">4I", 2051, 1, 2, 2) + bytes(4))
        >>> size = signed.write_bytes(struct.pack(">4I", 2307, 1, 2, 2) + bytes(4))
        >>> images = read_images(right)
        >>> read_images(signed)
        ValueError
    """,
    "refuses_other_labels": """
        >>> file = Path(mkdtemp(), "right.gz")
        >>> size = file.write_bytes(gzip.compress(struct.pack(">2I", 2049, 3) + bytes(3)))
        >>> read_labels(file)
        [0, 0, 0]

        >>> file = Path(mkdtemp(), "signed.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 2305, 3) + bytes(3))
        >>> read_labels(file)
        ValueError

        >>> file = Path(mkdtemp(), "decimals.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 3329, 3) + bytes(12))
        >>> read_labels(file)
        ValueError

        >>> file = Path(mkdtemp(), "images.idx")
        >>> size = file.write_bytes(struct.pack(">4I", 2051, 1, 2, 3) + bytes(6))
        >>> read_labels(file)
        ValueError

        >>> file = Path(mkdtemp(), "smaller.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 1793, 3) + bytes(3))
        >>> read_labels(file)
        ValueError

        >>> file = Path(mkdtemp(), "larger.idx")
        >>> size = file.write_bytes(struct.pack(">2I", 16779265, 3) + bytes(3))
        >>> read_labels(file)
        ValueError
    """,
    "loads_the_real_digits": """
        >>> x_train, y_train, x_test, y_test = load_mnist(data_folder())
        >>> [np.shape(part) for part in (x_train, y_train, x_test, y_test)]
        [(5000, 784), (5000,), (1000, 784), (1000,)]
        >>> y_train[:10]
        [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
        >>> x_train[0, 152:156]
        [3, 18, 18, 18]
        >>> int(x_train.max())
        255
    """,
    "load_mnist": """
        >>> folder = Path(mkdtemp())
        >>> small = [struct.pack(">4I", 2051, 2, 1, 3) + bytes([1, 2, 3, 4, 5, 255]), struct.pack(">2I", 2049, 2) + bytes([7, 9])]
        >>> names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
        >>> for name, data in zip(names, small * 2):
        ...     size = (folder / f"{name}-ubyte").write_bytes(data)
        >>> [part.tolist() for part in load_mnist(folder)]
        [[[1, 2, 3], [4, 5, 255]], [7, 9], [[1, 2, 3], [4, 5, 255]], [7, 9]]

        >>> [len(part) for part in load_mnist(str(data_folder()))]
        [5000, 5000, 1000, 1000]

        >>> parts = load_mnist(data_folder())
        >>> len(load_mnist("nowhere"))
        FileNotFoundError
    """,
}
# More than 255 items or columns, and not square: a header read as single bytes, or a hard-coded 28 x 28, shows up.
SHAPE, WIDE = (300, 5, 7), (6, 2, 260)
FILES = {
    "x_train": "train-images-idx3",
    "y_train": "train-labels-idx1",
    "x_test": "t10k-images-idx3",
    "y_test": "t10k-labels-idx1",
}
OF_OTHERS = {3: 2049, 1: 2051}  # magic numbers of the other kind of file
MANY = 70_007  # labels: more than the files of MNIST have, and than two bytes can count


def idx(array, magic=None):
    """The bytes of an IDX file: unsigned bytes, unless its magic number says otherwise."""
    magic = 0x0800 + array.ndim if magic is None else magic
    return struct.pack(f">{1 + array.ndim}I", magic, *array.shape) + array.tobytes()


def why_unread(read, array, folder):
    """A cause of what went wrong, where a file is read well that is no right one, or that is not compressed."""
    zipped = write(folder, "zipped.gz", idx(array))
    if reads(read, zipped, array):
        return ""
    header, data = np.array([0x0800 + array.ndim, *array.shape], "<u4"), array.tobytes()
    backwards = alone(read, write(folder, "backwards.gz", header.tobytes() + data))
    if backwards is not None and backwards.size == array.size:
        return (
            "Are the header's numbers read with the least significant byte first? "
            "In the file, the most significant one is."
        )
    if reads(read, write(folder, "of-the-others.gz", idx(array, OF_OTHERS[array.ndim])), array):
        return "Is the magic number the one of this kind of file? Images begin with 2051, labels with 2049."
    if reads(read, write(folder, "as-it-is", idx(array)), array):
        return "A plain file is read well. Is a .gz file decompressed, by open_idx, before its bytes are looked at?"
    return ""


def alone(read, file):
    """What is read from a file with a Path, where another check is about that; None where nothing is."""
    return judged_elsewhere(lambda: as_array(read(path(file))), None)


def reads(read, file, wanted):
    """Whether a file is read well with a Path."""
    found = alone(read, file)
    return found is not None and np.array_equal(found, wanted.reshape(len(wanted), -1) if wanted.ndim > 1 else wanted)


def look_first(name):
    return f"{name} does not yet read any file of its kind as it should: look there first."


def why_not_loaded(student, folder, name, wanted, found):
    """A likely cause of a part that is not what is in its file: it is another's, or the file itself is not read well."""
    reading = {part: student.read_images if part.startswith("x") else student.read_labels for part in FILES}
    files = {part: folder / f"{FILES[part]}-ubyte.gz" for part in FILES}

    def gives(part):
        return np.array_equal(found, alone(reading[part], files[part]))

    other = None if found is None or gives(name) else next(filter(gives, FILES), None)
    if other:
        return (
            f"That is what {reading[other].name} gives for {other}: is the order x_train, y_train, x_test, y_test, "
            "and has each its own file?"
        )
    return "" if reads(reading[name], files[name], wanted) else look_first(reading[name].name)


def write(folder, name, data):
    """Write a file, compressed if its name says so."""
    file = folder / name
    file.write_bytes(gzip.compress(data, 1, mtime=0) if name.endswith(".gz") else data)
    return file


def pixels(rng, shape=SHAPE):
    return rng.integers(0, 256, shape, dtype=np.uint8)


def labels(rng, n=300):
    return rng.integers(0, 10, n, dtype=np.uint8)


def expect_bytes(read, found, help):
    """What was read is uint8, as it is in the file."""
    size = found.dtype.itemsize
    as_header = f"Each value takes {size} bytes here, as the numbers of the header do. How many has each one after it?"
    expect(
        found.dtype == np.uint8,
        f"{read.name} returned {found.dtype.newbyteorder('=')}, where uint8 was expected.",
        help=help if found.dtype.isnative else as_header,
        expected="uint8",
        actual=str(found.dtype.newbyteorder("=")),
    )


def expect_refused(read, right, files, folder):
    """ValueError for well-formed files whose sizes fit, so that only a look at the magic number can tell.

    The first file would be right with the right magic number: what is raised for it then, too, is raised by accident.
    """
    for magic, array in files:
        name = f"{magic:#x}.gz"
        file = write(folder, name, idx(array, magic))

        def read_right(array=array):
            read(path(write(folder, "right.gz", idx(array, right))))

        expect_raises(
            lambda file=file: read(path(file)),
            "ValueError",
            f"{read.name} did not raise ValueError for a file with the magic number {magic}, which holds something else.",
            help=f"Is the first number in the header, all 4 bytes of it, compared with {right}, and is ValueError raised "
            "if it differs?",
            right=read_right if magic == files[0][0] else None,
            by_accident=f"{read.name} raised ValueError for a file with the magic number {magic}, but the same line raises it "
            f"for the same file with {right}, which is right.",
        )


@points(3)
def test_reads_images(student, rng, folder):
    """read_images returns one row of pixels per image, whatever the size of the images"""
    sizes = (SHAPE, SHAPE, WIDE, (1, 28, 28))  # the first twice, with other images
    for number, (n, rows, columns) in enumerate(sizes):
        wanted = pixels(rng, (n, rows, columns))
        if n > 1:
            wanted[[2, -1]] = 0  # images without any ink are images, too
        file = write(folder, f"{number}-images.gz", idx(wanted))
        with explained(lambda data=wanted: why_unread(student.read_images, data, folder)):
            found = as_array(student.read_images(path(file)), kind="whole numbers")
        expect(
            found.shape == (n, rows * columns),
            f"read_images returned an array of the wrong shape for a file of {n} images of {rows} x {columns} pixels.",
            help="Is there one row for each image, and do the numbers of images, rows and columns come from the header?",
            expected=f"shape ({n}, {rows * columns})",
            actual=f"shape {found.shape}",
        )
        expect_bytes(
            student.read_images,
            found,
            "A pixel is one byte, from 0 to 255: is it read as another type, or converted to one?",
        )
        expect_same(
            found,
            wanted.reshape(n, rows * columns),
            "The pixels that read_images returned are not the ones in the file.",
            help="Do the pixels start right after the 16 bytes of the header, with their values unchanged and in the same order?",
        )


@points(2)
def test_refuses_other_images(student, rng, folder):
    """read_images raises ValueError when the magic number is not 2051"""
    images = pixels(rng)
    others = (
        (0x0903, images),
        (0x0D03, images.astype(">f4")),
        (0x0801, labels(rng)),
        (0x0802, images),
        (0x01000803, images),
    )
    expect_refused(student.read_images, 2051, others, folder)


@points(2)
def test_reads_labels(student, rng, folder):
    """read_labels returns every label in the file"""
    for number, n in enumerate((300, 300, MANY, 1)):  # the first twice, with other labels
        wanted = labels(rng, n)
        backwards = partial(why_unread, student.read_labels, wanted, folder)
        with given(f"{n} label{'s' if n > 1 else ''}"), explained(backwards):
            file = write(folder, f"{number}-labels.gz", idx(wanted))
            found = as_array(student.read_labels(path(file)), kind="whole numbers")
        why = "A label is one byte: is it read as another type, or converted to one?"
        expect_bytes(student.read_labels, found, why)
        expect_same(
            found,
            wanted,
            "The labels that read_labels returned are not the ones in the file.",
            help="Do the labels start right after the 8 bytes of the header, one for each image, in the same order, "
            "and are they read anew in every call?"
            if n < MANY
            else f"With fewer labels it works, but here there are {n}: is a number of labels written into the code?",
        )


@points(2)
def test_refuses_other_labels(student, rng, folder):
    """read_labels raises ValueError when the magic number is not 2049"""
    digits = labels(rng)
    others = (
        (0x0901, digits),
        (0x0D01, digits.astype(">f4")),
        (0x0803, pixels(rng)),
        (0x0701, digits),
        (0x01000801, digits),
    )
    expect_refused(student.read_labels, 2049, others, folder)


@points(2)
def test_reads_plain_files(student, rng, folder):
    """Compressed and plain files both work, with the path as text or as a Path"""
    images, digits = pixels(rng), labels(rng)
    for read, array, wanted in (
        (student.read_images, images, images.reshape(300, 35)),
        (student.read_labels, digits, digits),
    ):
        data = idx(array)
        plain, zipped = write(folder, f"{read.name}-plain", data), write(folder, f"{read.name}-zipped.gz", data)
        for file, as_given, what in (
            (plain, text_path, "a plain file and the path as text"),
            (plain, path, "a plain file and the path as Path"),
            (zipped, text_path, "a .gz file and the path as text"),
        ):
            with given(what), explained(partial(why_unread, read, array, folder)):
                found = as_array(read(as_given(file)))
            expect_same(
                found,
                wanted,
                f"{read.name} with {what} did not return what is in the file.",
                help="Is the file opened with open_idx, which takes .gz and plain files, and both kinds of path?"
                if reads(read, zipped, wanted)
                else look_first(read.name),
            )


def why_not_read(student, folder, images, digits):
    """A cause of what went wrong in load_mnist: a function that it calls does not work by itself."""
    for read, name, wanted in ((student.read_images, "x_train", images), (student.read_labels, "y_train", digits)):
        if not reads(read, folder / f"{FILES[name]}-ubyte.gz", wanted):
            return look_first(read.name)
    return ""


def expect_loaded(student, folder, name, part, wanted, message, help):
    """Fail the check unless a part of what load_mnist returned is what is in its file."""
    seen = judged_elsewhere(lambda: as_array(part), None)
    with explained(lambda: why_not_loaded(student, folder, name, wanted, seen)):
        expect_same(as_array(part), wanted, message, help=help)


@points(3)
def test_loads_the_four_files(student, rng, folder):
    """load_mnist returns x_train, y_train, x_test, y_test from the folder it is given"""
    names = tuple(FILES)
    for place in (folder / "first", folder / "second"):
        place.mkdir()
        write(place, "README.txt", b"Other files may be in the folder.")
        x_train, x_test = pixels(rng, (40, 4, 6)), pixels(rng, (25, 4, 6))
        y_train, y_test = labels(rng, 40), labels(rng, 25)
        write(place, "train-images-idx3-ubyte.gz", idx(x_train))
        write(place, "train-labels-idx1-ubyte.gz", idx(y_train))
        write(place, "t10k-images-idx3-ubyte.gz", idx(x_test))
        write(place, "t10k-labels-idx1-ubyte.gz", idx(y_test))
        with explained(lambda place=place, rows=x_train, digits=y_train: why_not_read(student, place, rows, digits)):
            parts = as_parts(student.load_mnist(text_path(place)), names)
        for name, part, wanted in zip(names, parts, (x_train, y_train, x_test, y_test), strict=True):
            expect_loaded(
                student,
                place,
                name,
                part,
                wanted.reshape(len(wanted), 24) if wanted.ndim > 1 else wanted,
                f"{name} is not what is in its file.",
                help="Is every file read in this call, from the folder that was given?",
            )


@points(1)
def test_loads_the_real_digits(student, mnist):
    """load_mnist reads the real digits: 784 pixels each, and the one at index 161 is a 2"""
    names = tuple(FILES)
    with explained(lambda: why_not_read(student, mnist.folder, mnist.x_train, mnist.y_train)):
        parts = as_parts(student.load_mnist(path(mnist.folder)), names)
    for name, part in zip(names, parts, strict=True):
        expect_loaded(
            student,
            mnist.folder,
            name,
            part,
            getattr(mnist, name),
            f"{name} does not hold the digits of datasets/mnist.",
            help="Are all rows of every file there, read from the folder given in this call, with their values unchanged?",
        )
