# fails: refuses_other_labels | actual: no exception
# why: mixes up return and raise


def read_labels(path):
    with open_idx(path) as file:
        magic, _ = np.frombuffer(file.read(8), ">u4").tolist()
        if magic != 2049:
            return ValueError("wrong magic number")
        return np.frombuffer(file.read(), np.uint8)
