# fails: reads_labels | returned int32, where uint8 was expected.*takes 4 bytes here, as the numbers of the header do
# why: takes the dtype of the header for the labels, too
def read_labels(path):
    with open_idx(path) as file:
        magic, n = np.frombuffer(file.read(8), dtype=">i4")
        if magic != LABELS_MAGIC:
            raise ValueError("not a file of labels")
        return np.array(list(file.read()), dtype=">i4")
