# fails: loads_the_four_files | y_train is int64, where uint8 was expected.*another type
# why: turns the labels into ints, to be ready for the next step


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte.gz"),
        read_labels(folder / "train-labels-idx1-ubyte.gz").astype(int),
        read_images(folder / "t10k-images-idx3-ubyte.gz"),
        read_labels(folder / "t10k-labels-idx1-ubyte.gz").astype(int),
    )
