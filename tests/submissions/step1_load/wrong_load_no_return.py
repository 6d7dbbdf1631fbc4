# fails: loads_the_four_files | load_mnist returned None.*return x_train, y_train, x_test, y_test
# fails: loads_the_real_digits | load_mnist returned None
# why: reads everything and forgets the last line


def load_mnist(folder):
    folder = Path(folder)
    x_train = read_images(folder / "train-images-idx3-ubyte")
    y_train = read_labels(folder / "train-labels-idx1-ubyte")
    x_test = read_images(folder / "t10k-images-idx3-ubyte")
    y_test = read_labels(folder / "t10k-labels-idx1-ubyte")
