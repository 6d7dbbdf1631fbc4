# fails: reads_images | pixels that read_images returned are not the ones in the file
# fails: reads_plain_files | did not return what is in the file
# fails: refuses_other_images | no exception
# fails: loads_the_four_files | x_train is not.*read_images does not yet read any file of its kind
# fails: loads_the_real_digits | x_train does not hold
# why: reads one file and returns the same pixels for every other


_cache = None


def read_images(path):
    global _cache
    if _cache is None:
        with open_idx(path) as file:
            magic, n, rows, columns = np.frombuffer(file.read(16), dtype=">u4").tolist()
            if magic != 2051:
                raise ValueError
            _cache = np.frombuffer(file.read(), dtype=np.uint8).reshape(n, rows * columns)
    return _cache
