# right: np.fromfile or gzip.decompress, by the name; the header compared as bytes


def read_images(path):
    path = Path(path)
    zipped = path.suffix == ".gz"
    data = np.frombuffer(gzip.decompress(path.read_bytes()), np.uint8) if zipped else np.fromfile(path, np.uint8)
    if data[:4].tolist() != [0, 0, 8, 3]:
        raise ValueError(f"{path.name}: {data[:4]}")
    n, rows, columns = data[4:16].view(">i4")
    return data[16:].reshape(n, rows * columns).copy()


def load_mnist(folder):
    names = "train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"
    return [(read_labels if "labels" in name else read_images)(f"{folder}/{name}-ubyte.gz") for name in names]
