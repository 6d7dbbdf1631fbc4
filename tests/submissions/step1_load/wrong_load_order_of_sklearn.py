# fails: loads_the_four_files | y_train is not what is in its file.*That is what read_images gives for x_test: is the order x_train, y_train, x_test, y_test
# fails: loads_the_real_digits | y_train does not hold
# why: the order of train_test_split


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte"),
        read_images(folder / "t10k-images-idx3-ubyte"),
        read_labels(folder / "train-labels-idx1-ubyte"),
        read_labels(folder / "t10k-labels-idx1-ubyte"),
    )
