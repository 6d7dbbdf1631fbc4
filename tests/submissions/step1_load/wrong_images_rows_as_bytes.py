# fails: reads_images | expected: shape \(6, 520\) actual: shape \(6, 8\)
# why: takes only the last byte of rows and columns: 260 columns become 4


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    magic, n = np.frombuffer(data[:8], ">u4").tolist()
    if magic != 2051:
        raise ValueError(magic)
    return np.frombuffer(data[16:], np.uint8).reshape(n, -1)[:, : data[11] * data[15]]
