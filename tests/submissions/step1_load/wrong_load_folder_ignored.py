# fails: loads_the_four_files | FileNotFoundError.*'datasets/mnist.*argument
# fails: loads_the_real_digits | FileNotFoundError
# why: the folder is always the same at home


def load_mnist(folder):
    return (
        read_images("datasets/mnist/train-images-idx3-ubyte.gz"),
        read_labels("datasets/mnist/train-labels-idx1-ubyte.gz"),
        read_images("datasets/mnist/t10k-images-idx3-ubyte.gz"),
        read_labels("datasets/mnist/t10k-labels-idx1-ubyte.gz"),
    )
