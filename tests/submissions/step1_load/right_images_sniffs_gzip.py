# right: looks at the first two bytes instead of the name; np.ndarray on the bytes themselves


def read_images(path):
    data = Path(path).read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    dt = np.dtype([("magic", ">u4"), ("n", ">u4"), ("r", ">u4"), ("c", ">u4")])
    head = np.frombuffer(data, dt, 1)[0]
    if head["magic"] != 2051:
        raise ValueError(head)
    return np.ndarray((head["n"], head["r"] * head["c"]), np.uint8, data, 16)


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte.gz"),
        read_labels(folder / "train-labels-idx1-ubyte.gz"),
        read_images(folder / "t10k-images-idx3-ubyte.gz"),
        read_labels(folder / "t10k-labels-idx1-ubyte.gz"),
    )
