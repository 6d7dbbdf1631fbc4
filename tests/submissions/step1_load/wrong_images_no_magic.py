# fails: refuses_other_images | magic number 2307
# why: the magic number looks useless, so it is skipped


def read_images(path):
    with open_idx(path) as file:
        _, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
