# right: np.memmap for a plain file


def read_images(path):
    path = Path(path)
    if path.suffix == ".gz":
        data = np.frombuffer(gzip.open(path).read(), np.uint8)
    else:
        data = np.memmap(path, np.uint8, mode="r")
    magic, n, rows, columns = data[:16].copy().view(">u4")
    if magic != 2051:
        raise ValueError("no")
    return data[16:].reshape(n, rows * columns)


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte.gz"),
        read_labels(folder / "train-labels-idx1-ubyte.gz"),
        read_images(folder / "t10k-images-idx3-ubyte.gz"),
        read_labels(folder / "t10k-labels-idx1-ubyte.gz"),
    )
