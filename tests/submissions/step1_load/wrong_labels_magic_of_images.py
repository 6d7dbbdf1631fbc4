# fails: reads_plain_files | read_labels raised ValueError
# fails: reads_labels | read_labels raised ValueError: the magic number is 2049
# fails: loads_the_four_files | the magic number is 2049
# fails: loads_the_real_digits | the magic number is 2049
# fails: refuses_other_labels | magic number 2305, but the same line raises it.*2049, which is right
# why: copies read_images and keeps its magic number


def read_labels(path):
    with open_idx(path) as file:
        magic, _ = np.frombuffer(file.read(8), ">u4").tolist()
        if magic != 2051:
            raise ValueError(f"the magic number is {magic}")
        return np.frombuffer(file.read(), np.uint8)
