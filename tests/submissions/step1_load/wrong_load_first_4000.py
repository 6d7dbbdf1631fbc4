# fails: loads_the_real_digits | Are all rows of every file there.*actual: shape \(4000, 784\)
# why: takes only a part to save time, and forgets about it


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte")[:4000],
        read_labels(folder / "train-labels-idx1-ubyte")[:4000],
        read_images(folder / "t10k-images-idx3-ubyte"),
        read_labels(folder / "t10k-labels-idx1-ubyte"),
    )
