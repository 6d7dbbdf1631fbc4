# right: the header number by number, the images one after the other


def read_number(file):
    return int.from_bytes(file.read(4), byteorder="big")


def read_images(path):
    with open_idx(path) as file:
        if read_number(file) != 2051:
            raise ValueError
        n, rows, columns = (read_number(file) for _ in range(3))
        return np.array([list(file.read(rows * columns)) for _ in range(n)], dtype=np.uint8)
