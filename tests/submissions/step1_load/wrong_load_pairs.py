# fails: loads_the_four_files | 4 values \(x_train, y_train, x_test, y_test\) actual: 2 values
# fails: loads_the_real_digits | actual: 2 values
# why: two pairs, as Keras gives them


def load_mnist(folder):
    train, test = ([read(Path(folder, f"{part}-{kind}-ubyte")) for read, kind in ((read_images, "images-idx3"), (read_labels, "labels-idx1"))] for part in ("train", "t10k"))
    return tuple(train), tuple(test)
