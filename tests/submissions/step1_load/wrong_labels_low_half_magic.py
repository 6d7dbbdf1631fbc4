# fails: refuses_other_labels | magic number 16779265.*all 4 bytes
# why: reads the magic number from two of its four bytes


def read_labels(path):
    data = open_idx(path).read()
    if int.from_bytes(data[2:4], "big") != 2049:
        raise ValueError("x")
    return np.frombuffer(data[8:], np.uint8)
