# fails: reads_images | The pixels that read_images returned are not the ones in the file
# fails: reads_plain_files | did not return what is in the file
# fails: loads_the_four_files | x_train is not what is in its file
# fails: loads_the_real_digits | x_train does not hold the digits
# why: thinks 0 must be black, and inverts the pixels once and for all


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2051:
            raise ValueError(magic)
        return 255 - np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
