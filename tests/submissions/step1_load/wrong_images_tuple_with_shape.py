# fails: reads_images | returned a tuple of 3.*commas
# fails: reads_plain_files | a tuple of 3
# fails: loads_the_four_files | a tuple of 3
# fails: loads_the_real_digits | a tuple of 3
# why: returns the size of the images too, in case it is needed


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), dtype=">u4").tolist()
        if magic != 2051:
            raise ValueError
        return np.frombuffer(file.read(), dtype=np.uint8).reshape(n, rows * columns), rows, columns
