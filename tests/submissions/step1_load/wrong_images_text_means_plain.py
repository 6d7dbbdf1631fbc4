# fails: reads_plain_files | a .gz file and the path as text
# why: thinks that a path given as text is never compressed


def read_images(path):
    file = open(path, "rb") if isinstance(path, str) else open_idx(path)
    magic, n, rows, columns = np.frombuffer(file.read(16), dtype=">u4").tolist()
    if magic != 2051:
        raise ValueError("no images")
    return np.frombuffer(file.read(), dtype=np.uint8).reshape(n, rows * columns)
