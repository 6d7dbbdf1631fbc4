# fails: refuses_other_images | magic number 16779267.*all 4 bytes
# why: the first two bytes are always 0, so it ignores them


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    if data[2:4] != b"\x08\x03":
        raise ValueError("not images")
    _, n, rows, columns = np.frombuffer(data[:16], ">u4").tolist()
    return np.frombuffer(data[16:], np.uint8).reshape(n, rows * columns)
