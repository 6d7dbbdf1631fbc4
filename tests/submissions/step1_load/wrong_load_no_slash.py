# fails: loads_the_four_files | FileNotFoundError.*slash between
# fails: loads_the_real_digits | FileNotFoundError
# why: forgets the slash between folder and name


def load_mnist(folder):
    return (
        read_images(f"{folder}train-images-idx3-ubyte.gz"),
        read_labels(f"{folder}train-labels-idx1-ubyte.gz"),
        read_images(f"{folder}t10k-images-idx3-ubyte.gz"),
        read_labels(f"{folder}t10k-labels-idx1-ubyte.gz"),
    )
