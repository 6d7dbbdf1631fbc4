# fails: loads_the_four_files | x_train is not what is in its file
# fails: loads_the_real_digits | x_train does not hold
# why: reads the files only once and keeps them, whatever the folder is
cache = []


def load_mnist(folder):
    if not cache:
        for name in ("train", "t10k"):
            cache.append(read_images(Path(folder, f"{name}-images-idx3-ubyte")))
            cache.append(read_labels(Path(folder, f"{name}-labels-idx1-ubyte")))
    return cache
