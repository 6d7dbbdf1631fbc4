# right: a list of whole numbers is as good as an array of them


def to_int_labels(y):
    return [int(label) for label in y]
