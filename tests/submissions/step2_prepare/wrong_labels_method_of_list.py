# fails: turns_text_into_numbers | to_int_labels raised AttributeError: 'list' object has no attribute 'astype'
# fails: takes_other_labels | 'list' object has no attribute 'astype'.*np.array
# why: makes a list first and then calls an array method on it


def to_int_labels(y):
    return list(y).astype(int)
