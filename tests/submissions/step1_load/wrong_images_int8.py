# fails: reads_images | read_images returned int8, where uint8 was expected
# fails: reads_plain_files | did not return what is in the file
# fails: loads_the_four_files | x_train is not what is in its file
# fails: loads_the_real_digits | x_train does not hold the digits
# why: a byte has 8 bits, so int8; 200 becomes -56


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2051:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.int8).reshape(n, rows * columns)
