# right: a list of uint8 arrays is as good as a two-dimensional array


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2051:
            raise ValueError
        return [np.frombuffer(file.read(rows * columns), np.uint8) for _ in range(n)]
