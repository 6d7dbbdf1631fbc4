# fails: reads_plain_files | expected: shape \(300,\) actual: shape \(300, 1\)
# fails: reads_labels | expected: shape \(300,\) actual: shape \(300, 1\)
# fails: loads_the_four_files | expected: shape \(40,\) actual: shape \(40, 1\)
# fails: loads_the_real_digits | actual: shape \(5000, 1\)
# why: one row for each image, so one row for each label


def read_labels(path):
    with open_idx(path) as file:
        magic, n = np.frombuffer(file.read(8), ">u4").tolist()
        if magic != 2049:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8).reshape(n, 1)
