# fails: refuses_other_labels | read_labels raised OSError
# why: a wrong file feels like an OSError


def read_labels(path):
    with open_idx(path) as file:
        magic, _ = np.frombuffer(file.read(8), ">u4").tolist()
        if magic != 2049:
            raise OSError(f"{path}: wrong file")
        return np.frombuffer(file.read(), np.uint8)
