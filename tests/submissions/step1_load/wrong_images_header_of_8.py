# fails: reads_images | read_images raised ValueError: cannot reshape array of size 10508
# fails: reads_plain_files | cannot reshape array of size 10508
# fails: loads_the_four_files | cannot reshape array
# fails: loads_the_real_digits | cannot reshape array
# why: uses the header of the labels, two numbers, for the images too


def read_images(path):
    with open_idx(path) as file:
        magic, n = np.frombuffer(file.read(8), ">u4")
        if magic != 2051:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8).reshape(n, -1)
