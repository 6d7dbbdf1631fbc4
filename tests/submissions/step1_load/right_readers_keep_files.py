# why: keeps the bytes of a file by its path, and reads it once
from functools import lru_cache


@lru_cache
def contents(path):
    with open_idx(path) as file:
        return file.read()


def read_images(path):
    data = contents(path)
    magic, n, rows, columns = np.frombuffer(data[:16], dtype=">u4").tolist()
    if magic != 2051:
        raise ValueError("not images")
    return np.frombuffer(data[16:], dtype=np.uint8).reshape(n, rows * columns)


def read_labels(path):
    data = contents(path)
    magic, _ = np.frombuffer(data[:8], dtype=">u4").tolist()
    if magic != 2049:
        raise ValueError("not labels")
    return np.frombuffer(data[8:], dtype=np.uint8)
