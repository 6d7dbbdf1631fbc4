# fails: loads_the_four_files | x_train is not what is in its file
# fails: loads_the_real_digits | x_train does not hold
# why: scales the pixels to 0..1 here, as most tutorials do


def load_mnist(folder):
    folder = Path(folder)
    return (
        read_images(folder / "train-images-idx3-ubyte") / 255,
        read_labels(folder / "train-labels-idx1-ubyte"),
        read_images(folder / "t10k-images-idx3-ubyte") / 255,
        read_labels(folder / "t10k-labels-idx1-ubyte"),
    )
