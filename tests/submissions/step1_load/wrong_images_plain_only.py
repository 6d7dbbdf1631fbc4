# fails: reads_images | read_images raised ValueError: not 2051 but 52920
# fails: refuses_other_images | the same line raises it for the same file with 2051, which is right
# fails: reads_plain_files | a .gz file and the path as text
# fails: loads_the_four_files | not 2051 but
# fails: loads_the_real_digits | not 2051 but
# why: does not notice open_idx, and opens a compressed file as it is


def read_images(path):
    with open(path, "rb") as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2051:
            raise ValueError(f"not 2051 but {magic}")
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
