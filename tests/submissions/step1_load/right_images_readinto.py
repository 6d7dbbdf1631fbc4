# right: an empty array that the file fills


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4")
        if magic - 2051:
            raise ValueError
        out = np.empty((int(n), int(rows) * int(columns)), np.uint8)
        file.readinto(memoryview(out).cast("B"))
        return out
