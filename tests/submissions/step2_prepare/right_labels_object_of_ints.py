# right: the values are whole numbers, though in an array of dtype object, which compares as it should


def to_int_labels(y):
    found = np.empty(len(y), dtype=object)
    found[:] = [int(label) for label in y]
    return found
