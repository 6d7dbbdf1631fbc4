# fails: reads_plain_files | actual: shape \(299,\)
# fails: reads_labels | expected: shape \(300,\) actual: shape \(299,\)
# fails: loads_the_four_files | y_train is not what is in its file
# fails: loads_the_real_digits | y_train does not hold the digits
# why: thinks that positions from 0 to n - 1 are n - 1 labels


def read_labels(path):
    with open_idx(path) as file:
        magic, n = np.frombuffer(file.read(8), ">u4").tolist()
        if magic != 2049:
            raise ValueError(magic)
        return np.frombuffer(file.read(n - 1), np.uint8)
