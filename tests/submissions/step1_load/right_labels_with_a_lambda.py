# right: read_labels is a lambda, and the header is shown to be right by little-endian numbers that were turned round


def fail(text):
    raise ValueError(text)


read_labels = lambda path: (  # noqa: E731
    (data := np.frombuffer(open_idx(path).read(), np.uint8))[8:]
    if (data := np.frombuffer(open_idx(path).read(), np.uint8))[:4].view("<u4").byteswap()[0] == 2049
    else fail("wrong magic number")
)
