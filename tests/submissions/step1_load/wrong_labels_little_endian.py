# fails: reads_labels | least significant byte first
# fails: refuses_other_labels | the same line raises it for the same file with 2049, which is right
# fails: reads_plain_files | .
# fails: loads_the_four_files | .
# fails: loads_the_real_digits | .
# why: np.int32 has the byte order of the computer, not of the file


def read_labels(path):
    with open_idx(path) as file:
        magic, n = np.frombuffer(file.read(8), dtype=np.int32)
        if magic != 2049:
            raise ValueError(f"the magic number is {magic}")
        return np.frombuffer(file.read(), dtype=np.uint8)
