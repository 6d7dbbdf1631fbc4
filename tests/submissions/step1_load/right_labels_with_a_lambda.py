# right: a lambda with two helpers; the little-endian number is reversed by hand


def fail(text):
    raise ValueError(text)


def magic(data):
    return int(data[:4].view("<u4").byteswap()[0])


def bytes_of(path):
    with open_idx(path) as file:
        return np.frombuffer(file.read(), np.uint8)


read_labels = lambda path: bytes_of(path)[8:] if magic(bytes_of(path)) == 2049 else fail("not labels")  # noqa: E731
