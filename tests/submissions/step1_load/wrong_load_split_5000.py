# fails: loads_the_four_files | x_train is not what is in its file.*actual: shape \(65, 24\)
# why: joins all files and cuts at 5000, which fits only one folder


def load_mnist(folder):
    folder = Path(folder)
    x = np.concatenate(
        [read_images(folder / "train-images-idx3-ubyte"), read_images(folder / "t10k-images-idx3-ubyte")]
    )
    y = np.concatenate(
        [read_labels(folder / "train-labels-idx1-ubyte"), read_labels(folder / "t10k-labels-idx1-ubyte")]
    )
    return x[:5000], y[:5000], x[5000:], y[5000:]
