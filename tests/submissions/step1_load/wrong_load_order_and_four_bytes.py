# fails: loads_the_four_files | read_labels does not yet read any file of its kind
# fails: loads_the_real_digits | That is what read_images gives for x_test: is the order
# fails: reads_labels | returned int32, where uint8 was expected
# fails: reads_plain_files | read_labels does not yet read any file of its kind
# why: reads labels as the numbers of the header, and returns the parts in the order of train_test_split


def read_labels(path):
    with open_idx(path) as file:
        magic, _ = np.frombuffer(file.read(8), dtype=">i4")
        if magic != LABELS_MAGIC:
            raise ValueError("not a file of labels")
        return np.frombuffer(file.read(), dtype=">i4")


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte.gz"),
        read_images(folder / "t10k-images-idx3-ubyte.gz"),
        read_labels(folder / "train-labels-idx1-ubyte.gz"),
        read_labels(folder / "t10k-labels-idx1-ubyte.gz"),
    )
