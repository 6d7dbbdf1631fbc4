# fails: refuses_other_images | magic number 2050
# why: compares with > where != was meant


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic > 2051:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
