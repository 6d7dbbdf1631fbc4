# fails: reads_images | The pixels that read_images returned are not the ones in the file
# fails: reads_plain_files | read_images with a plain file and the path as text did not return what is in the file
# fails: loads_the_four_files | x_train is not what is in its file
# fails: loads_the_real_digits | x_train does not hold the digits
# why: uses the offset of the labels, and count= makes the shape fit anyway


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    magic, n, rows, columns = (int(number) for number in np.frombuffer(data, ">u4", count=4))
    if magic != 2051:
        raise ValueError(magic)
    return np.frombuffer(data, np.uint8, count=n * rows * columns, offset=8).reshape(n, rows * columns)
