# fails: loads_the_four_files | x_train is not what is in its file
# fails: loads_the_real_digits | x_train does not hold
# why: takes the files in alphabetical order: t10k comes before train


def load_mnist(folder):
    x_train, y_train, x_test, y_test = sorted(Path(folder).glob("*-ubyte.gz"))
    return read_images(x_train), read_labels(y_train), read_images(x_test), read_labels(y_test)
