# fails: reads_plain_files | did not return what is in the file
# fails: reads_labels | The labels that read_labels returned are not the ones in the file
# fails: loads_the_four_files | y_train is not what is in its file
# fails: loads_the_real_digits | y_train does not hold the digits
# why: forgets that the magic number takes up 4 bytes of the header: every label is off by four places


def read_labels(path):
    data = open_idx(path).read()
    magic, n = np.frombuffer(data[:8], ">u4")
    if magic != 2049:
        raise ValueError("not labels")
    return np.frombuffer(data, np.uint8, offset=4, count=n)
