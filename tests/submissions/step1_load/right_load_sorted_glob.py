# right: the files in alphabetical order, the test files first, then rearranged
import glob


def load_mnist(folder):
    x_test, y_test, x_train, y_train = sorted(glob.glob(f"{folder}/*ubyte*"))
    return read_images(x_train), read_labels(y_train), read_images(x_test), read_labels(y_test)
