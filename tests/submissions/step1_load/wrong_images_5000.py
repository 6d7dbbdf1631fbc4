# fails: reads_images | cannot reshape array of size 10500 into shape \(5000
# fails: reads_plain_files | cannot reshape array of size 10500
# fails: loads_the_four_files | cannot reshape array of size 960
# fails: loads_the_real_digits | cannot reshape array of size 784000
# why: hard-codes the number of training images; the test file has fewer


def read_images(path):
    with open_idx(path) as file:
        magic, _, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2051:
            raise ValueError(magic)
        return np.frombuffer(file.read(), np.uint8).reshape(5000, rows * columns)
