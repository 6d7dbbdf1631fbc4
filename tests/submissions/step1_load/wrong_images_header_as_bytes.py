# fails: reads_images | numbers of images, rows and columns come from the header.* actual: shape \(44, 35\)
# fails: reads_plain_files | actual: shape \(44, 35\)
# fails: loads_the_real_digits | x_train does not hold the digits
# why: looks only at the last byte of every number: 300 becomes 44


def read_images(path):
    with open_idx(path) as file:
        data = file.read()
    if int.from_bytes(data[:4], "big") != 2051:
        raise ValueError("not images")
    n, rows, columns = data[7], data[11], data[15]
    return np.frombuffer(data[16:], np.uint8)[: n * rows * columns].reshape(n, rows * columns)
