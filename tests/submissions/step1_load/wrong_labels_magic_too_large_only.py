# fails: refuses_other_labels | magic number 1793
# why: compares with > where != was meant


def read_labels(path):
    with open_idx(path) as file:
        magic, n = np.frombuffer(file.read(8), ">u4").tolist()
        if magic > 2049:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8)
