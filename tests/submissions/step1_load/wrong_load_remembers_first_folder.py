# fails: loads_the_four_files | x_train is not what is in its file.*folder that was given
# fails: loads_the_real_digits | x_train does not hold the digits
# why: keeps what was read first
LOADED = []


def load_mnist(folder):
    if not LOADED:
        folder = Path(folder)
        for which in ("train", "t10k"):
            LOADED.append(read_images(folder / f"{which}-images-idx3-ubyte.gz"))
            LOADED.append(read_labels(folder / f"{which}-labels-idx1-ubyte.gz"))
    return tuple(LOADED)
