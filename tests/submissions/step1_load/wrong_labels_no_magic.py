# fails: refuses_other_labels | magic number 2305
# why: skips the first 8 bytes and is done


def read_labels(path):
    with open_idx(path) as file:
        return np.frombuffer(file.read()[8:], np.uint8)
