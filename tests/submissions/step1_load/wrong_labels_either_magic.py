# fails: refuses_other_labels | did not raise ValueError for a file with the magic number 2051
# why: one helper for both kinds of file accepts both magic numbers: a file of images passes for labels


def read_header(file, numbers):
    magic, *rest = np.frombuffer(file.read(4 * numbers), ">u4").tolist()
    if magic not in (2049, 2051):
        raise ValueError(f"magic number {magic}")
    return rest


def read_images(path):
    with open_idx(path) as file:
        n, rows, columns = read_header(file, 4)
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)


def read_labels(path):
    with open_idx(path) as file:
        read_header(file, 2)
        return np.frombuffer(file.read(), np.uint8)
