# fails: reads_images | read_images raised ValueError: not a file of images.*Images begin with 2051
# fails: refuses_other_images | the same line raises it for the same file with 2051, which is right
# fails: reads_plain_files | not a file of images
# fails: loads_the_four_files | not a file of images
# fails: loads_the_real_digits | not a file of images
# why: copies read_labels and keeps its magic number


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic != 2049:
            raise ValueError("not a file of images")
        return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
