# right: a helper inside the function for what is done twice


def load_mnist(folder):
    def both(part):
        start = Path(folder) / part
        return read_images(f"{start}-images-idx3-ubyte.gz"), read_labels(f"{start}-labels-idx1-ubyte.gz")

    return both("train") + both("t10k")
