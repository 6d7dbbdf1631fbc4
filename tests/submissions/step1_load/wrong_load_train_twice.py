# fails: loads_the_four_files | x_test is not what is in its file
# fails: loads_the_real_digits | x_test does not hold
# why: copies two lines and changes only one of them


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte"),
        read_labels(folder / "train-labels-idx1-ubyte"),
        read_images(folder / "train-images-idx3-ubyte"),
        read_labels(folder / "t10k-labels-idx1-ubyte"),
    )
