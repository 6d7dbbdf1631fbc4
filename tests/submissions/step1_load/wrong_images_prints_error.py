# fails: refuses_other_images | actual: no exception
# why: prints a message instead of raising, then falls off the end


def read_images(path):
    with open_idx(path) as file:
        magic, n, rows, columns = np.frombuffer(file.read(16), ">u4").tolist()
        if magic == 2051:
            return np.frombuffer(file.read(), np.uint8).reshape(n, rows * columns)
    print("ValueError: wrong magic number")
