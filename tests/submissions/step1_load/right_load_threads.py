# right: four threads read the four files
from concurrent.futures import ThreadPoolExecutor


def load_mnist(folder):
    names = "train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"
    with ThreadPoolExecutor(4) as pool:
        return list(
            pool.map(lambda n: (read_labels if "labels" in n else read_images)(Path(folder, n + "-ubyte")), names)
        )
