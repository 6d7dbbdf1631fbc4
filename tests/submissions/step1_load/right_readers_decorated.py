# right: a decorator opens the file and compares the magic number; lru_cache remembers what was read
import functools


def idx_file(magic):
    def decorate(function):
        @functools.lru_cache
        @functools.wraps(function)
        def read(path):
            with open_idx(path) as file:
                found = int.from_bytes(file.read(4), "big")
                if found != magic:
                    raise ValueError(f"magic number {found}, expected {magic}")
                return function(file)

        return read

    return decorate


@idx_file(2051)
def read_images(file):
    n, rows, columns = np.frombuffer(file.read(12), ">u4").tolist()
    return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)


@idx_file(2049)
def read_labels(file):
    file.read(4)
    return np.frombuffer(file.read(), np.uint8)
