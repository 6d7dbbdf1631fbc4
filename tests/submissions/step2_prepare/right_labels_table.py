# right: looks up every label in a table of its own


def to_int_labels(y):
    table = {str(digit): digit for digit in range(10)}
    return np.array([table[str(label)] for label in y], dtype="i2")
