# fails: reads_images | raised AttributeError: 'PosixPath' object has no attribute 'endswith'
# fails: reads_plain_files | has no attribute 'endswith'.*the path as Path
# fails: refuses_other_images | has no attribute 'endswith'
# fails: loads_the_four_files | has no attribute 'endswith'
# fails: loads_the_real_digits | has no attribute 'endswith'
# why: thinks a path is always text


def read_images(path):
    if path.endswith(".gz"):
        data = gzip.open(path).read()
    else:
        data = open(path, "rb").read()
    magic, n, rows, columns = np.frombuffer(data[:16], ">u4").tolist()
    if magic != 2051:
        raise ValueError(magic)
    return np.frombuffer(data[16:], np.uint8).reshape(n, rows * columns)
