# fails: reads_images | [Oo]ne row
# fails: reads_plain_files | expected: shape \(300, 35\) actual: shape \(300, 5, 7\)
# fails: loads_the_four_files | expected: shape \(40, 24\) actual: shape \(40, 4, 6\)
# fails: loads_the_real_digits | expected: shape \(5000, 784\) actual: shape \(5000, 28, 28\)
# why: keeps pictures as pictures, does not read "one row of pixels for each image"


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2051:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows, columns)
