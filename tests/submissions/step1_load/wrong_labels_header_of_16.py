# fails: reads_plain_files | read_labels with a plain file and the path as text did not return.*actual: shape \(292,\)
# fails: reads_labels | right after the 8 bytes of the header.*expected: shape \(300,\) actual: shape \(292,\)
# fails: loads_the_four_files | y_train is not what is in its file
# fails: loads_the_real_digits | y_train does not hold the digits
# why: uses the header of the images for the labels too


def read_labels(path):
    with open_idx(path) as file:
        magic, *_ = np.frombuffer(file.read(16), ">u4")
        if magic != 2049:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8)
