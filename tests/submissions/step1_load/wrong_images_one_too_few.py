# fails: reads_images | expected: shape \(300, 35\) actual: shape \(299, 35\)
# fails: reads_plain_files | actual: shape \(299, 35\)
# fails: loads_the_four_files | actual: shape \(39, 24\)
# fails: loads_the_real_digits | actual: shape \(4999, 784\)
# why: counts from 1 in a loop over the images


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2051:
            raise ValueError(magic)
        return np.array([np.frombuffer(file.read(rows * columns), np.uint8) for _ in range(1, n)])
