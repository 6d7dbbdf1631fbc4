# fails: loads_the_four_files | load_mnist raised ValueError
# why: takes the files in the folder in the order of their names, whatever else is there
def load_mnist(folder):
    x_test, y_test, x_train, y_train = sorted(Path(folder).iterdir())
    return read_images(x_train), read_labels(y_train), read_images(x_test), read_labels(y_test)
