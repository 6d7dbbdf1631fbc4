# fails: takes_other_labels | expected str instance.*It was given labels that were already numbers
# why: right for text, but numbers cannot be joined


def to_int_labels(y):
    return np.array([int(c) for c in "".join(y)])
