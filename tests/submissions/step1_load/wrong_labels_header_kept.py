# fails: reads_plain_files | actual: shape \(308,\)
# fails: reads_labels | right after the 8 bytes of the header.*expected: shape \(300,\) actual: shape \(308,\)
# fails: loads_the_four_files | y_train is not what is in its file
# fails: loads_the_real_digits | y_train does not hold the digits
# why: looks at the header but does not remove it


def read_labels(path):
    data = open_idx(path).read()
    if data[:4] != b"\0\0\x08\x01":
        raise ValueError("not labels")
    return np.frombuffer(data, np.uint8)
