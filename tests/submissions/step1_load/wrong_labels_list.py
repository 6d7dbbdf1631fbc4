# fails: reads_labels | uint8 was expected
# why: iterates over the bytes, which gives a list of int


def read_labels(path):
    with open_idx(path) as file:
        if int.from_bytes(file.read(4), "big") != 2049:
            raise ValueError("not labels")
        file.read(4)
        return list(file.read())
