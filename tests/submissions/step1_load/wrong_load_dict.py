# fails: loads_the_four_files | load_mnist returned a dict of 4, where 4 values \(x_train
# fails: loads_the_real_digits | load_mnist returned a dict of 4
# why: names are nicer than positions


def load_mnist(folder):
    folder = Path(folder)
    return {
        "x_train": read_images(folder / "train-images-idx3-ubyte"),
        "y_train": read_labels(folder / "train-labels-idx1-ubyte"),
        "x_test": read_images(folder / "t10k-images-idx3-ubyte"),
        "y_test": read_labels(folder / "t10k-labels-idx1-ubyte"),
    }
