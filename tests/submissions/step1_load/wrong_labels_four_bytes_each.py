# fails: reads_plain_files | actual: shape \(75,\)
# fails: reads_labels | read_labels returned uint32, where uint8 was expected
# fails: loads_the_four_files | buffer size must be a multiple of element size|y_train
# fails: loads_the_real_digits | y_train does not hold
# why: reads the labels with the dtype of the header


def read_labels(path):
    with open_idx(path) as file:
        numbers = np.frombuffer(file.read(), ">u4")
    if numbers[0] != 2049:
        raise ValueError(numbers[0])
    return numbers[2:].astype(np.uint32)
