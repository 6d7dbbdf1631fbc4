# right: its own exception class, which is a ValueError


class WrongMagicNumber(ValueError):
    """The file is of another kind."""


def check(magic, wanted):
    if magic != wanted:
        raise WrongMagicNumber(f"{magic} instead of {wanted}")


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        check(magic, 2051)
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)


def read_labels(path):
    with open_idx(path) as file:
        magic, n = np.frombuffer(file.read(8), ">u4").tolist()
        check(magic, 2049)
        return np.frombuffer(file.read(n), np.uint8)
