# fails: loads_the_four_files | 4 values \(x_train, y_train, x_test, y_test\) actual: 2 values
# fails: loads_the_real_digits | actual: 2 values
# why: two pairs, as Keras gives them


def load_mnist(folder):
    folder = Path(folder)
    train = read_images(folder / "train-images-idx3-ubyte"), read_labels(folder / "train-labels-idx1-ubyte")
    test = read_images(folder / "t10k-images-idx3-ubyte"), read_labels(folder / "t10k-labels-idx1-ubyte")
    return train, test
