# fails: loads_the_real_digits | unsupported operand type\(s\) for \+: 'PosixPath' and 'str'
# why: joins folder and name with +, which does not work for a Path


def load_mnist(folder):
    return (
        read_images(folder + "/train-images-idx3-ubyte"),
        read_labels(folder + "/train-labels-idx1-ubyte"),
        read_images(folder + "/t10k-images-idx3-ubyte"),
        read_labels(folder + "/t10k-labels-idx1-ubyte"),
    )
