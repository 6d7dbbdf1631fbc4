# fails: takes_other_labels | is a conversion missing.*text
# why: checks for the one kind of text that OpenML has


def to_int_labels(y):
    if y.dtype == object:
        return y.astype(int)
    return y
