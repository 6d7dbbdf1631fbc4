# fails: reads_images | cannot reshape array of size 10500 into shape \(784,?\)
# fails: reads_plain_files | cannot reshape array of size 10500
# fails: loads_the_four_files | cannot reshape array of size 960
# why: every picture so far had 28 x 28 pixels


def read_images(path):
    with open_idx(path) as file:
        magic, *_ = np.frombuffer(file.read(16), ">u4")
        if magic != 2051:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8).reshape(-1, 784)
