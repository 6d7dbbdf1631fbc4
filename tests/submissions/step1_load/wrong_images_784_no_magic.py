# fails: reads_images | cannot reshape array of size 10500
# fails: reads_plain_files | cannot reshape array of size 10500
# fails: loads_the_four_files | cannot reshape array of size 960
# fails: refuses_other_images | magic number 2307, but the same line raises it for the same file with 2051
# why: looks at no magic number, but its reshape raises ValueError for pictures of another size than 28 x 28


def read_images(path):
    with open_idx(path) as file:
        return np.frombuffer(file.read()[16:], np.uint8).reshape(-1, 784)
