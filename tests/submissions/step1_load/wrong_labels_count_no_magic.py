# fails: reads_labels | buffer is smaller than requested size
# fails: reads_plain_files | buffer is smaller than requested size
# fails: loads_the_four_files | buffer is smaller than requested size
# fails: refuses_other_labels | magic number 2305, but the same line raises it for the same file with 2049
# why: looks at no magic number, but wants 1000 labels, and numpy raises ValueError where there are fewer


def read_labels(path):
    with open_idx(path) as file:
        data = file.read()
    return np.frombuffer(data, np.uint8, count=max(1000, len(data) - 8), offset=8)
