# fails: reads_images | read_images raised ValueError: the magic number is 50855936.*least significant byte first
# fails: refuses_other_images | the same line raises it for the same file with 2051, which is right
# fails: reads_plain_files | the magic number is 50855936
# fails: loads_the_four_files | the magic number is 50855936
# fails: loads_the_real_digits | the magic number is 50855936
# why: np.uint32 is little-endian on every home computer


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), np.uint32).tolist()
        if magic != 2051:
            raise ValueError(f"the magic number is {magic}")
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
