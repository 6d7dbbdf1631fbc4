# fails: refuses_other_images | magic number 2307
# why: compares only the last byte, the number of dimensions


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    if data[3] != 3:
        raise ValueError("not images")
    n, rows, columns = np.frombuffer(data[4:16], ">u4").tolist()
    return np.frombuffer(data[16:], np.uint8).reshape(n, rows * columns)
