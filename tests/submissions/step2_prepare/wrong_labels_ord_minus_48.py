# fails: takes_other_labels | ord\(\) expected
# why: right for text, but labels that are already numbers have no ord


def to_int_labels(y):
    return np.array([ord(label) - ord("0") for label in y])
