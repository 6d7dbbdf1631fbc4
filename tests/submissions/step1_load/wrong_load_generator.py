# fails: loads_the_four_files | generator.*one by one
# fails: loads_the_real_digits | generator
# why: yield for each file looks elegant


def load_mnist(folder):
    for name in ("train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"):
        read = read_images if "images" in name else read_labels
        yield read(Path(folder) / f"{name}-ubyte.gz")
